import type { AccessFailure } from '@seedgen/backstage-plugin-seedgen-common';
import type { Result } from '../../result';
import type { EffectResult, EffectType, EffectValues } from '../engine/effects';

/** An effect that was had. */
export function done<Type extends EffectType>(
  type: Type,
  value: EffectValues[Type],
): Extract<EffectResult, { type: Type }> {
  return { type, ok: true, value } as Extract<EffectResult, { type: Type }>;
}

/** An effect that could not be had. */
export function failed<Type extends EffectType>(
  type: Type,
  failure: AccessFailure,
): Extract<EffectResult, { type: Type }> {
  return { type, ok: false, failure } as Extract<EffectResult, { type: Type }>;
}

/** An effect whose value is that of a call. */
export function from<Type extends EffectType, Value>(
  type: Type,
  result: Result<Value>,
  toValue: (value: Value) => EffectValues[Type],
): Extract<EffectResult, { type: Type }> {
  return result.ok
    ? done(type, toValue(result.value))
    : failed(type, result.failure);
}
