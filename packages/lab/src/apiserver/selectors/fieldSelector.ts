import { RegisteredKind } from '../store/registeredKind';
import { badRequest } from '../statusError';
import { KubeObject } from '../types';

export type FieldMatcher = (object: KubeObject) => boolean;

/** Fields beyond name and namespace by which kinds can be selected; all other fields are refused. */
const selectable: Record<string, string[]> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  'apps/ReplicaSet': ['status.replicas'],
  'certificates.k8s.io/CertificateSigningRequest': ['spec.signerName'],
};

/** Parses `a=b,c!=d` for a kind; a label that the kind does not support is a 400. */
export function parseFieldSelector(
  text: string | null,
  kind: RegisteredKind,
): FieldMatcher {
  if (!text?.trim()) {
    return () => true;
  }
  const allowed = new Set([
    'metadata.name',
    ...(kind.namespaced || !kind.custom ? ['metadata.namespace'] : []),
    ...(selectable[kind.name] ?? []),
  ]);
  const matchers = text
    .split(',')
    .filter(Boolean)
    .map(requirement => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(requirement);
      if (!match) {
        throw badRequest(
          `invalid selector: '${text}'; can't understand '${requirement}'`,
        );
      }
      const [, field, operator, value] = match;
      if (!allowed.has(field)) {
        throw badRequest(
          kind.custom || selectable[kind.name]
            ? `field label not supported: ${field}`
            : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
        );
      }
      const path =
        field === 'source' ? ['source', 'component'] : field.split('.');
      return (object: KubeObject) => {
        const actual = path.reduce<any>((at, step) => at?.[step], object) ?? '';
        return operator === '!='
          ? String(actual) !== value
          : String(actual) === value;
      };
    });
  return object => matchers.every(matches => matches(object));
}
