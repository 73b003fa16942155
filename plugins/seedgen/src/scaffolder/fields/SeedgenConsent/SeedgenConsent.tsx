import { useEffect, useRef } from 'react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import type { ApiHolder } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import {
  translatorOf,
  wasDone,
  type FieldErrors,
  FieldNotes,
  formDataOf,
  useDeliberate,
  useFieldText,
} from '../shared';

const consentSchema = makeFieldSchema({
  output: z => z.boolean().describe('Whether the person ticked it'),
});

type ConsentProps = typeof consentSchema.TProps;

/** Refuses a consent that nobody has given in the field that is on the screen. */
export function validateConsent(
  value: boolean | undefined,
  field: FieldErrors,
  context: { apiHolder: ApiHolder },
): void {
  if (value && !wasDone(value)) {
    field.addError(translatorOf(context.apiHolder)('form.consent.again'));
  }
}

/**
 * A checkbox that lets something be done that cannot be taken back, such as a tag be replaced. It is off whenever
 * it appears, whatever the form was opened with.
 */
function SeedgenConsent(props: ConsentProps) {
  const { name, required, disabled } = props;
  const text = useFieldText(props, name);
  const [ticked, tick] = useDeliberate(props, false);
  const { cluster, image } = formDataOf(props);
  const subject = JSON.stringify([cluster, image]);
  const consentedTo = useRef(subject);
  useEffect(() => {
    // It was given for one image; whether another tag may be replaced is another question.
    if (consentedTo.current !== subject && ticked) tick(false);
    consentedTo.current = subject;
  }, [subject, ticked, tick]);
  return (
    <div>
      <FormControlLabel
        label={text.title}
        control={
          <Checkbox
            id={text.id}
            color="primary"
            checked={ticked}
            required={required}
            disabled={disabled}
            onChange={event => tick(event.target.checked)}
            inputProps={{ 'aria-describedby': text.describedBy }}
          />
        }
      />
      <FieldNotes
        description={text.description}
        descriptionId={text.descriptionId}
      />
    </div>
  );
}

/** The field `SeedgenConsent`. */
export const consentField = {
  name: 'SeedgenConsent',
  component: SeedgenConsent,
  validation: validateConsent,
  schema: consentSchema,
};
