import { parse } from 'yaml';
import {
  lifecycleAgentInstallation,
  lifecycleAgentInstallationFiles,
} from './lifecycleAgent';

describe('lifecycleAgentInstallation', () => {
  it('is what the documentation of OpenShift applies', () => {
    expect(
      lifecycleAgentInstallation({ catalogSource: 'redhat-operators' }),
    ).toEqual({
      namespace: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'openshift-lifecycle-agent',
          annotations: { 'workload.openshift.io/allowed': 'management' },
        },
      },
      operatorGroup: {
        apiVersion: 'operators.coreos.com/v1',
        kind: 'OperatorGroup',
        metadata: {
          name: 'openshift-lifecycle-agent',
          namespace: 'openshift-lifecycle-agent',
        },
        spec: { targetNamespaces: ['openshift-lifecycle-agent'] },
      },
      subscription: {
        apiVersion: 'operators.coreos.com/v1alpha1',
        kind: 'Subscription',
        metadata: {
          name: 'openshift-lifecycle-agent-subscription',
          namespace: 'openshift-lifecycle-agent',
        },
        spec: {
          channel: 'stable',
          installPlanApproval: 'Automatic',
          name: 'lifecycle-agent',
          source: 'redhat-operators',
          sourceNamespace: 'openshift-marketplace',
        },
      },
    });
  });

  it('takes another catalog, channel and approval, and the mark of a run', () => {
    const { namespace, operatorGroup, subscription } =
      lifecycleAgentInstallation(
        {
          catalogSource: 'cs-redhat-operator-index-v4-18',
          catalogSourceNamespace: 'mirrors',
          channel: 'stable-4.18',
          approval: 'Manual',
        },
        { runId: 'run-1', requestedBy: 'user:default/guest' },
      );
    expect(subscription.spec).toEqual({
      channel: 'stable-4.18',
      installPlanApproval: 'Manual',
      name: 'lifecycle-agent',
      source: 'cs-redhat-operator-index-v4-18',
      sourceNamespace: 'mirrors',
    });
    for (const each of [namespace, operatorGroup, subscription]) {
      expect(each.metadata.annotations).toMatchObject({
        'seedgen.io/run': 'run-1',
        'seedgen.io/requested-by': 'user:default/guest',
      });
    }
  });

  it.each([
    [{ catalogSource: '' }, /^CatalogSourceInvalid: ''/],
    [{ catalogSource: 'Red Hat' }, /^CatalogSourceInvalid: 'Red Hat'/],
    [{ catalogSource: 'a/b' }, /^CatalogSourceInvalid/],
    [{ catalogSource: 'a'.repeat(300) }, /^CatalogSourceInvalid/],
    [{ catalogSource: 'a', catalogSourceNamespace: '..' }, /CatalogSource/],
    [
      { catalogSource: 'a', channel: 'sta\nble' },
      /^ChannelInvalid: 'sta\\nble/,
    ],
  ])('refuses %j', (source, message) => {
    expect(() => lifecycleAgentInstallation(source)).toThrow(message);
  });
});

describe('lifecycleAgentInstallationFiles', () => {
  it('are in the order of their application', () => {
    const source = { catalogSource: 'redhat-operators' };
    const files = lifecycleAgentInstallationFiles(source);
    const objects = lifecycleAgentInstallation(source);
    expect(files.map(({ name }) => name)).toEqual([
      'lifecycle-agent-namespace.yaml',
      'lifecycle-agent-operatorgroup.yaml',
      'lifecycle-agent-subscription.yaml',
    ]);
    expect(files.map(({ yaml }) => parse(yaml))).toEqual([
      objects.namespace,
      objects.operatorGroup,
      objects.subscription,
    ]);
  });
});
