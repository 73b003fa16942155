/**
 * Field numbers of the types that clients send as protobuf, from the `generated.proto` files of
 * Kubernetes 1.32. A field is `NUMBER:NAME:TYPE`; `[]` repeats, `{}` is a map from strings, `*`
 * marks a pointer in Go, whose zero value means something. A name of `-` is embedded in its
 * parent, and the type `Ignored` is what clients send empty, such as `status`.
 */
export const messages: Record<string, string> = {
  ObjectMeta:
    '1:name:string 2:generateName:string 3:namespace:string 4:selfLink:string 5:uid:string 6:resourceVersion:string 7:generation:int 8:creationTimestamp:Time 9:deletionTimestamp:Time 10:deletionGracePeriodSeconds:int* 11:labels:string{} 12:annotations:string{} 13:ownerReferences:OwnerReference[] 14:finalizers:string[] 17:managedFields:ManagedFieldsEntry[]',
  OwnerReference:
    '1:kind:string 3:name:string 4:uid:string 5:apiVersion:string 6:controller:bool* 7:blockOwnerDeletion:bool*',
  ManagedFieldsEntry:
    '1:manager:string 2:operation:string 3:apiVersion:string 4:time:Time 6:fieldsType:string 7:fieldsV1:FieldsV1 8:subresource:string',
  LabelSelector:
    '1:matchLabels:string{} 2:matchExpressions:LabelSelectorRequirement[]',
  LabelSelectorRequirement: '1:key:string 2:operator:string 3:values:string[]',
  DeleteOptions:
    '1:gracePeriodSeconds:int* 2:preconditions:Preconditions 3:orphanDependents:bool* 4:propagationPolicy:string 5:dryRun:string[]',
  Preconditions: '1:uid:string 2:resourceVersion:string',

  Namespace: '1:metadata:ObjectMeta 2:spec:NamespaceSpec 3:status:Ignored',
  NamespaceSpec: '1:finalizers:string[]',
  ConfigMap:
    '1:metadata:ObjectMeta 2:data:string{} 3:binaryData:bytes{} 4:immutable:bool*',
  Secret:
    '1:metadata:ObjectMeta 2:data:bytes{} 3:type:string 4:stringData:string{} 5:immutable:bool*',
  ServiceAccount:
    '1:metadata:ObjectMeta 2:secrets:ObjectReference[] 3:imagePullSecrets:LocalObjectReference[] 4:automountServiceAccountToken:bool*',
  ObjectReference:
    '1:kind:string 2:namespace:string 3:name:string 4:uid:string 5:apiVersion:string 6:resourceVersion:string 7:fieldPath:string',
  LocalObjectReference: '1:name:string',
  Service: '1:metadata:ObjectMeta 2:spec:ServiceSpec 3:status:Ignored',
  ServiceSpec:
    '1:ports:ServicePort[] 2:selector:string{} 3:clusterIP:string 4:type:string 5:externalIPs:string[] 7:sessionAffinity:string 8:loadBalancerIP:string 9:loadBalancerSourceRanges:string[] 10:externalName:string 11:externalTrafficPolicy:string 12:healthCheckNodePort:int 13:publishNotReadyAddresses:bool 17:ipFamilyPolicy:string 18:clusterIPs:string[] 19:ipFamilies:string[] 20:allocateLoadBalancerNodePorts:bool* 21:loadBalancerClass:string 22:internalTrafficPolicy:string 23:trafficDistribution:string',
  ServicePort:
    '1:name:string 2:protocol:string 3:port:int 4:targetPort:IntOrString 5:nodePort:int 6:appProtocol:string',
  Event:
    '1:metadata:ObjectMeta 2:involvedObject:ObjectReference 3:reason:string 4:message:string 5:source:EventSource 6:firstTimestamp:Time 7:lastTimestamp:Time 8:count:int 9:type:string 10:eventTime:MicroTime 12:action:string 13:related:ObjectReference 14:reportingComponent:string 15:reportingInstance:string',
  EventSource: '1:component:string 2:host:string',

  Pod: '1:metadata:ObjectMeta 2:spec:PodSpec 3:status:Ignored',
  PodTemplateSpec: '1:metadata:ObjectMeta 2:spec:PodSpec',
  PodSpec:
    '1:volumes:Volume[] 2:containers:Container[] 3:restartPolicy:string 4:terminationGracePeriodSeconds:int* 5:activeDeadlineSeconds:int* 6:dnsPolicy:string 7:nodeSelector:string{} 8:serviceAccountName:string 9:serviceAccount:string 10:nodeName:string 11:hostNetwork:bool 12:hostPID:bool 13:hostIPC:bool 14:securityContext:PodSecurityContext 15:imagePullSecrets:LocalObjectReference[] 16:hostname:string 17:subdomain:string 19:schedulerName:string 20:initContainers:Container[] 21:automountServiceAccountToken:bool* 22:tolerations:Toleration[] 24:priorityClassName:string 25:priority:int* 27:shareProcessNamespace:bool* 29:runtimeClassName:string 30:enableServiceLinks:bool* 31:preemptionPolicy:string 35:setHostnameAsFQDN:bool* 37:hostUsers:bool*',
  Container:
    '1:name:string 2:image:string 3:command:string[] 4:args:string[] 5:workingDir:string 6:ports:ContainerPort[] 7:env:EnvVar[] 8:resources:ResourceRequirements 9:volumeMounts:VolumeMount[] 13:terminationMessagePath:string 14:imagePullPolicy:string 15:securityContext:SecurityContext 16:stdin:bool 17:stdinOnce:bool 18:tty:bool 20:terminationMessagePolicy:string 24:restartPolicy:string',
  EnvVar: '1:name:string 2:value:string 3:valueFrom:EnvVarSource',
  EnvVarSource:
    '1:fieldRef:ObjectFieldSelector 3:configMapKeyRef:KeySelector 4:secretKeyRef:KeySelector',
  ObjectFieldSelector: '1:apiVersion:string 2:fieldPath:string',
  KeySelector: '1:-:LocalObjectReference 2:key:string 3:optional:bool*',
  ContainerPort:
    '1:name:string 2:hostPort:int 3:containerPort:int 4:protocol:string 5:hostIP:string',
  ResourceRequirements: '1:limits:Quantity{} 2:requests:Quantity{}',
  VolumeMount:
    '1:name:string 2:readOnly:bool 3:mountPath:string 4:subPath:string 5:mountPropagation:string 6:subPathExpr:string 7:recursiveReadOnly:string',
  Volume: '1:name:string 2:-:VolumeSource',
  VolumeSource:
    '1:hostPath:HostPathVolumeSource 2:emptyDir:EmptyDirVolumeSource* 6:secret:SecretVolumeSource 10:persistentVolumeClaim:PersistentVolumeClaimVolumeSource 19:configMap:ConfigMapVolumeSource',
  HostPathVolumeSource: '1:path:string 2:type:string*',
  EmptyDirVolumeSource: '1:medium:string 2:sizeLimit:Quantity',
  SecretVolumeSource:
    '1:secretName:string 2:items:KeyToPath[] 3:defaultMode:int* 4:optional:bool*',
  ConfigMapVolumeSource:
    '1:-:LocalObjectReference 2:items:KeyToPath[] 3:defaultMode:int* 4:optional:bool*',
  PersistentVolumeClaimVolumeSource: '1:claimName:string 2:readOnly:bool',
  KeyToPath: '1:key:string 2:path:string 3:mode:int*',
  Toleration:
    '1:key:string 2:operator:string 3:value:string 4:effect:string 5:tolerationSeconds:int*',
  PodSecurityContext:
    '2:runAsUser:int* 3:runAsNonRoot:bool* 5:fsGroup:int* 6:runAsGroup:int* 9:fsGroupChangePolicy:string',
  SecurityContext:
    '2:privileged:bool* 4:runAsUser:int* 5:runAsNonRoot:bool* 6:readOnlyRootFilesystem:bool* 7:allowPrivilegeEscalation:bool* 8:runAsGroup:int* 9:procMount:string',

  Deployment: '1:metadata:ObjectMeta 2:spec:DeploymentSpec 3:status:Ignored',
  DeploymentSpec:
    '1:replicas:int* 2:selector:LabelSelector 3:template:PodTemplateSpec 4:strategy:DeploymentStrategy 5:minReadySeconds:int 6:revisionHistoryLimit:int* 7:paused:bool 9:progressDeadlineSeconds:int*',
  DeploymentStrategy: '1:type:string 2:rollingUpdate:RollingUpdateDeployment',
  RollingUpdateDeployment:
    '1:maxUnavailable:IntOrString 2:maxSurge:IntOrString',

  Role: '1:metadata:ObjectMeta 2:rules:PolicyRule[]',
  ClusterRole:
    '1:metadata:ObjectMeta 2:rules:PolicyRule[] 3:aggregationRule:AggregationRule',
  AggregationRule: '1:clusterRoleSelectors:LabelSelector[]',
  RoleBinding: '1:metadata:ObjectMeta 2:subjects:Subject[] 3:roleRef:RoleRef',
  ClusterRoleBinding:
    '1:metadata:ObjectMeta 2:subjects:Subject[] 3:roleRef:RoleRef',
  PolicyRule:
    '1:verbs:string[] 2:apiGroups:string[] 3:resources:string[] 4:resourceNames:string[] 5:nonResourceURLs:string[]',
  RoleRef: '1:apiGroup:string 2:kind:string 3:name:string',
  Subject: '1:kind:string 2:apiGroup:string 3:name:string 4:namespace:string',

  SelfSubjectAccessReview:
    '1:metadata:ObjectMeta 2:spec:AccessReviewSpec 3:status:Ignored',
  SubjectAccessReview:
    '1:metadata:ObjectMeta 2:spec:AccessReviewSpec 3:status:Ignored',
  LocalSubjectAccessReview:
    '1:metadata:ObjectMeta 2:spec:AccessReviewSpec 3:status:Ignored',
  AccessReviewSpec:
    '1:resourceAttributes:ResourceAttributes 2:nonResourceAttributes:NonResourceAttributes 3:user:string 4:groups:string[] 6:uid:string',
  ResourceAttributes:
    '1:namespace:string 2:verb:string 3:group:string 4:version:string 5:resource:string 6:subresource:string 7:name:string 8:fieldSelector:Ignored 9:labelSelector:Ignored',
  NonResourceAttributes: '1:path:string 2:verb:string',
  SelfSubjectRulesReview:
    '1:metadata:ObjectMeta 2:spec:RulesReviewSpec 3:status:Ignored',
  RulesReviewSpec: '1:namespace:string',
  SelfSubjectReview: '1:metadata:ObjectMeta 2:status:Ignored',
  TokenReview: '1:metadata:ObjectMeta 2:spec:TokenReviewSpec 3:status:Ignored',
  TokenReviewSpec: '1:token:string 2:audiences:string[]',
  TokenRequest:
    '1:metadata:ObjectMeta 2:spec:TokenRequestSpec 3:status:Ignored',
  TokenRequestSpec:
    '1:audiences:string[] 3:boundObjectRef:BoundObjectReference 4:expirationSeconds:int*',
  BoundObjectReference:
    '1:kind:string 2:apiVersion:string 3:name:string 4:uid:string',
  Eviction: '1:metadata:ObjectMeta 2:deleteOptions:DeleteOptions',

  CertificateSigningRequest:
    '1:metadata:ObjectMeta 2:spec:CertificateSigningRequestSpec 3:status:CertificateSigningRequestStatus',
  CertificateSigningRequestSpec:
    '1:request:bytes 2:username:string 3:uid:string 4:groups:string[] 5:usages:string[] 7:signerName:string 8:expirationSeconds:int*',
  CertificateSigningRequestStatus:
    '1:conditions:CertificateSigningRequestCondition[] 2:certificate:bytes',
  CertificateSigningRequestCondition:
    '1:type:string 2:reason:string 3:message:string 4:lastUpdateTime:Time 5:lastTransitionTime:Time 6:status:string',
  Lease: '1:metadata:ObjectMeta 2:spec:LeaseSpec',
  LeaseSpec:
    '1:holderIdentity:string* 2:leaseDurationSeconds:int* 3:acquireTime:MicroTime 4:renewTime:MicroTime 5:leaseTransitions:int* 6:strategy:string* 7:preferredHolder:string*',
};
