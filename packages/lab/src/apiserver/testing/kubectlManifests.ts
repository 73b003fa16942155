/** A SeedGenerator as YAML; `field` may be misspelled on purpose. */
export const manifest = (image: string, field = 'seedImage') => `
apiVersion: lca.openshift.io/v1
kind: SeedGenerator
metadata:
  name: seedimage
spec:
  ${field}: ${image}
`;

/** A ConfigMap as YAML, with its data in flow style. */
export const configMap = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data: ${data}
`;
