// What Form.io's own engine says of forms and answers, to compare the portal's form engine with.
//
// Usage: node oracle.mjs JOBS. JOBS is a JSON file, a list of {form, rendered, cases: [data]}, where
// `form` is the text of a definition. Prints one line for each case, in order: {errors: [{path,
// rule}], hidden: [path], data}, or {failed} where the engine itself throws.
//
// `rendered` gives scripts what renderers give them and the engine alone does not: `_`, `moment` and
// `utils`, and an `instance`.
import { readFileSync } from "node:fs";
import core from "@formio/core";
import { formWithin, giveLibraries, silence } from "./form.mjs";

// What scripts of real forms ask of the component that a renderer shows. The portal's answers: NAV's
// forms ask how they are sent, which is digitally; Form.io's addresses ask whether their parts are
// typed in or looked up, and here they are typed in. Whatever else a script asks of it throws.
const instance = { isSubmissionDigital: () => true, parent: { manualMode: true } };

/** The engine's evaluator, with an `instance` for scripts where there is to be one. */
class Evaluator extends core.DefaultEvaluator {
  instance;

  evaluate(script, names, ...rest) {
    return super.evaluate(script, { ...names, instance: this.instance }, ...rest);
  }
}

const evaluator = new Evaluator();
core.registerEvaluator(evaluator);
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
  giveLibraries(job.rendered);
  evaluator.instance = job.rendered ? instance : undefined;
  for (const data of job.cases) {
    try {
      // Logic changes components, so each case has its own.
      say(judge(formWithin(JSON.parse(job.form)), data));
    } catch (error) {
      say({ failed: String(error?.message ?? error) });
    }
  }
}
