// One request a line in, one answer a line out, both JSON: {tex, display} to {html} or {error}.
const katex = require(process.argv[2]);
const lines = require("readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    answer = {
      html: katex.renderToString(tex, {
        displayMode: display,
        output: "htmlAndMathml",
        strict: "error",
        throwOnError: true,
      }),
    };
  } catch (failure) {
    answer = { error: String(failure.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
