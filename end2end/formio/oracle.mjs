// What Form.io's own engine says of forms and answers, to compare the portal's form engine with.
//
// Usage: node oracle.mjs JOBS. JOBS is a JSON file, a list of {form, libraries, cases: [data]}, where
// `form` is the path of a definition. Prints one line for each case, in order: {errors: [{path,
// rule}], hidden: [path], data}, or {failed} where the engine itself throws.
//
// `libraries` gives scripts `_`, `moment` and `utils`, which Form.io's renderer gives them and its
// engine alone does not.
import { readFileSync } from "node:fs";
import core from "@formio/core";
import { formWithin, giveLibraries, silence } from "./form.mjs";

silence();

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

function judge(form, data) {
  const scope = {};
  const context = {
    form,
    data,
    scope,
    submission: { data },
    components: form.components,
    processors: core.ProcessTargets.evaluator,
    instances: {},
    config: {},
    evalContext: (given) => given,
  };
  core.processSync(context);
  return {
    errors: (scope.errors ?? []).map((error) => ({
      path: error.context?.path ?? "",
      rule: error.ruleName ?? "",
    })),
    hidden: (scope.conditionals ?? [])
      .filter((condition) => condition.conditionallyHidden)
      .map((condition) => condition.path),
    data: context.data,
  };
}

for (const job of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  const definition = readFileSync(job.form, "utf8");
  giveLibraries(job.libraries);
  for (const data of job.cases) {
    try {
      // Logic changes components, so each case has its own.
      say(judge(formWithin(JSON.parse(definition)), data));
    } catch (error) {
      say({ failed: String(error?.message ?? error) });
    }
  }
}
