// A network that reads digits: what it makes of 64 numbers, and how that is said.

const FINEST = 16;

/** Ink from 0 to 1 for each square, from 64 letters: a for paper, q for ink all over. */
export const squares = (letters) => [...letters].map((letter) => (letter.charCodeAt(0) - 97) / FINEST);

/** x @ W + b */
function dense(x, { W, b }) {
  return b.map((bias, j) => x.reduce((sum, each, i) => sum + each * W[i][j], bias));
}

function softmax(z) {
  const most = Math.max(...z);
  const e = z.map((each) => Math.exp(each - most));
  const sum = e.reduce((total, each) => total + each, 0);
  return e.map((each) => each / sum);
}

/** The probabilities of the ten digits: ReLU in the hidden layer, softmax at the end. */
export function forward(x, [hidden, output]) {
  const a = dense(x, hidden).map((each) => Math.max(0, each));
  return softmax(dense(a, output));
}

/** The digits from the most probable to the least. */
export const ranked = (p) => p.map((_, k) => k).sort((i, j) => p[j] - p[i]);

export function percent(p) {
  const number = p < 0.005 ? "<1" : p >= 0.995 ? ">99" : Math.round(100 * p);
  return `${number}\u00a0%`;
}

const named = (digit) => `${digit === 8 ? "an" : "a"} ${digit}`;

/** What it reads, in one sentence; `meant` is what the writer meant, where that is known. */
export function sentence(p, meant = null) {
  const [first, second] = ranked(p);
  const sure = percent(p[first]).replace(">", "more than ");
  const said = `It reads ${named(first)}, ${sure} sure`;
  if (meant !== null && meant !== first) return `${said}; whoever wrote it meant ${named(meant)}.`;
  return p[first] < 0.6 ? `${said}; its second guess is ${named(second)}.` : `${said}.`;
}

const FINE = 32;
const PEN = 2.6;

/** A drawing on 32 by 32 fine squares. The ink of a square is the share of its 16 that are inked. */
export class Drawing {
  constructor(letters = "a".repeat(64)) {
    this.given = squares(letters);
    this.fine = new Uint8Array(FINE * FINE);
  }

  /** Draw a line between two points of the pad, each from 0 to 1. */
  line(from, to) {
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) * FINE) || 1;
    for (let step = 0; step <= steps; step++) {
      const [x, y] = [0, 1].map((i) => FINE * (from[i] + ((to[i] - from[i]) * step) / steps));
      this.#dot(x, y);
    }
  }

  #dot(x, y) {
    const from = (at) => Math.max(0, Math.floor(at - PEN));
    const to = (at) => Math.min(FINE - 1, Math.ceil(at + PEN));
    for (let row = from(y); row <= to(y); row++) {
      for (let column = from(x); column <= to(x); column++) {
        if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= PEN) this.fine[FINE * row + column] = 1;
      }
    }
  }

  /** Put the pen down in the middle of a square, which inks it all over; wipe one that is inked. */
  toggle(index) {
    if (this.ink()[index] < 1) {
      const middle = [(index % 8) + 0.5, Math.floor(index / 8) + 0.5].map((at) => at / 8);
      this.line(middle, middle);
    } else {
      this.given[index] = 0;
      for (const i of this.#of(index)) this.fine[i] = 0;
    }
  }

  #of(index) {
    const start = FINE * 4 * Math.floor(index / 8) + 4 * (index % 8);
    return Array.from({ length: 16 }, (_, i) => start + FINE * Math.floor(i / 4) + (i % 4));
  }

  /** The 64 numbers that the network sees. */
  ink() {
    return this.given.map((given, index) => {
      const inked = this.#of(index).reduce((sum, i) => sum + this.fine[i], 0);
      return Math.min(1, Math.max(given, inked / FINEST));
    });
  }
}
