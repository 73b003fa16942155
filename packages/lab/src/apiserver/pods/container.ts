import { badRequest } from '../statusError';
import { KubeObject } from '../types';

interface NamedContainer {
  name: string;
}

/**
 * The container that logs or exec are for. Wording is that of `pkg/registry/core/pod/strategy.go`
 * in the API server, which refuses before a kubelet is asked.
 */
export function chooseContainer(
  pod: KubeObject,
  wanted: string | undefined,
): string {
  const { name } = pod.metadata;
  const containers: NamedContainer[] = pod.spec?.containers ?? [];
  const initContainers: NamedContainer[] = pod.spec?.initContainers ?? [];
  if (wanted) {
    if (
      ![...containers, ...initContainers].some(each => each.name === wanted)
    ) {
      throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    }
    return wanted;
  }
  if (containers.length === 1) {
    return containers[0].name;
  }
  if (containers.length === 0) {
    throw badRequest(`a container name must be specified for pod ${name}`);
  }
  const names = (list: NamedContainer[]) =>
    `[${list.map(each => each.name).join(' ')}]`;
  const orInit =
    initContainers.length > 0
      ? ` or one of the init containers: ${names(initContainers)}`
      : '';
  throw badRequest(
    `a container name must be specified for pod ${name}, choose one of: ${names(
      containers,
    )}${orInit}`,
  );
}

/** Why a container that was chosen cannot be asked; 400 as the kubelet says it. */
export function requireStarted(
  pod: KubeObject,
  container: string,
  previous: boolean,
): void {
  const status = [
    ...(pod.status?.containerStatuses ?? []),
    ...(pod.status?.initContainerStatuses ?? []),
  ].find((each: any) => each.name === container);
  if (previous && !status?.lastState?.terminated) {
    throw badRequest(
      `previous terminated container "${container}" in pod "${pod.metadata.name}" not found`,
    );
  }
  const waiting = status?.state?.waiting;
  if (!previous && waiting && !status.lastState?.terminated) {
    throw badRequest(
      `container "${container}" in pod "${
        pod.metadata.name
      }" is waiting to start: ${waiting.reason ?? 'ContainerCreating'}`,
    );
  }
}
