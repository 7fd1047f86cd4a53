// Checks submissions as a Form.io server does, for the sandbox agency, which starts this program once.
//
// One line in: {form, submission}, where `form` is the path of a definition. One line out, in the same
// order: {data} with the data that such a server stores, {details} where it would refuse, {failed}
// where the engine itself throws.
//
// The server runs two passes of @formio/core: `submission` filters and checks what scripts have no part
// in, `evaluator` runs scripts and all rules. The errors of both are answered.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import core from "@formio/core";
import { formWithin, giveLibraries, silence } from "./form.mjs";

// What needs more of a server than a form and a submission is taken as right.
const database = {
  isUnique: async () => true,
  validateCaptcha: async () => true,
  validateResourceSelectValue: async () => true,
  dereferenceDataTableComponent: async () => [],
};

const definitions = new Map();

function definition(path) {
  if (!definitions.has(path)) definitions.set(path, readFileSync(path, "utf8"));
  // Logic changes components, so each submission has its own.
  return formWithin(JSON.parse(definitions.get(path)));
}

async function validate(form, submission) {
  const pass = {
    form,
    submission,
    components: form.components,
    data: submission.data ?? {},
    instances: {},
    config: { server: true, database },
    options: { server: true },
    evalContext: (given) => given,
  };
  const first = { ...pass, scope: {}, processors: core.ProcessTargets.submission, rules: core.serverRules };
  await core.process(first);
  const second = { ...pass, data: first.data, scope: {}, processors: core.ProcessTargets.evaluator };
  second.submission = { ...submission, data: first.data };
  core.processSync(second);
  const errors = [...(first.scope.errors ?? []), ...(second.scope.errors ?? [])];
  return errors.length > 0 ? { details: core.interpolateErrors(errors) } : { data: second.data };
}

silence();
giveLibraries(true);
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let answer;
  try {
    const { form, submission } = JSON.parse(line);
    answer = await validate(definition(form), submission);
  } catch (error) {
    answer = { failed: String(error?.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
