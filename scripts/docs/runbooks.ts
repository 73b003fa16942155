import type {
  DiagnosisRule,
  DiagnosisSubject,
} from '@seedgen/backstage-plugin-seedgen-node';
import type { Remedy } from '@seedgen/backstage-plugin-seedgen-common';
import { RULES } from '../../plugins/seedgen-backend/src/diagnosis/rules';
import { cell } from './markdown';

/** Names as on the cluster of the how-to, so that commands can be read as they will be. */
const SUBJECT: DiagnosisSubject = {
  cluster: 'sno1',
  runId: '00000000-0000-4000-8000-000000000000',
  node: 'ocp-sno1',
  version: '4.18.27',
  image:
    'infra.5g-deployment.lab:8443/ocp-sno1/seedimage-ibu-upgrade:4.18.27-x86_64',
  registry: 'infra.5g-deployment.lab:8443',
  machineConfig: '98-var-lib-containers-partitioned',
  strategy: 'machine-config',
};

const BY: Record<Remedy['kind'], string> = {
  portal: 'in the portal',
  command: 'in a terminal',
  person: 'by a person',
};

/** A page for each diagnosis, and their list; by path below `docs`. */
export function runbookPages(): Record<string, string> {
  return {
    'runbooks/index.md': index(),
    ...Object.fromEntries(
      RULES.map(rule => [`runbooks/${rule.id}.md`, runbook(rule)]),
    ),
  };
}

function index(): string {
  const rows = RULES.map(({ id, cause }) => `- [${cause}](${id}.md)`);
  return `# Runbooks

One for each cause that the portal names by itself. A run with a problem shows the same on its page, with the evidence and with the
names of its own cluster. Commands here are for cluster \`sno1\` of the how-to.

${rows.join('\n')}
`;
}

function runbook(rule: DiagnosisRule): string {
  const remedies = rule.remedies(SUBJECT).map(remedyText).join('\n\n');
  const link = rule.documentationUrl
    ? `\n[Documentation of the product](${rule.documentationUrl})\n`
    : '';
  return `# ${rule.cause}

Diagnosis \`${rule.id}\`

${rule.explanation}

## What to do

${remedies}
${link}`;
}

function remedyText(
  { title, kind, text, command }: Remedy,
  number: number,
): string {
  const lines = command
    ? `\n\n   \`\`\`sh\n${command.replace(/^/gm, '   ')}\n   \`\`\``
    : '';
  return `${number + 1}. **${title}** (${BY[kind]}). ${cell(text)}${lines}`;
}
