/** How far a run is: a bar that rewrites its line on a terminal, a line for each tenth elsewhere. */

export type Progress = { step: () => void; say: (line: string) => void };

const width = 32;

export function showProgress(total: number, out: { isTTY?: boolean; write: (text: string) => unknown }): Progress {
  let done = 0;
  let told = 0;
  const draw = (): void => {
    const share = total === 0 ? 1 : done / total;
    if (out.isTTY) {
      const full = Math.round(share * width);
      out.write(`\r${"█".repeat(full)}${"░".repeat(width - full)} ${done}/${total} conversations${done === total ? "\n" : ""}`);
    } else if (Math.floor(share * 10) > told) {
      told = Math.floor(share * 10);
      out.write(`${done}/${total} conversations\n`);
    }
  };
  return {
    step: () => {
      done += 1;
      draw();
    },
    say: (line) => {
      out.write(`${out.isTTY && done > 0 ? "\r" : ""}${line}\n`);
    },
  };
}
