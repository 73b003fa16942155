import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  runPhaseSchema,
  tagStateSchema,
} from '@seedgen/backstage-plugin-seedgen-common';
import { runTone } from '../../model';
import { useTranslation, phaseName } from '../../translation';
import {
  Age,
  Digest,
  Person,
  StatusLabel,
  Subtle,
  TagState,
  subtleText,
} from '../shared';

/** What the search keeps of a run or an image; all that is beyond the ordinary may be missing. */
export interface FoundDocument extends IndexableDocument {
  kind?: string;
  requestedBy?: string;
  phase?: string;
  digest?: string;
  tagState?: string;
  at?: string;
}

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', padding: theme.spacing(1, 0), minWidth: 0 },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  words: { color: subtleText(theme) },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 2),
  },
}));

/** A run or a seed image among what was found. */
export function SeedgenSearchResult(props: {
  result?: IndexableDocument;
  highlight?: ResultHighlight;
  icon?: ReactNode;
}) {
  const { icon, highlight } = props;
  const result = props.result as FoundDocument | undefined;
  const classes = useStyles();
  if (!result) return null;
  return (
    <div className={classes.root}>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <div className={classes.text}>
        <Typography variant="h6" component="h3">
          {/* Whoever shows the list counts what is followed. */}
          <Link noTrack to={result.location}>
            <Marked text={result.title} field="title" highlight={highlight} />
          </Link>
        </Typography>
        <Typography variant="body2" className={classes.words}>
          <Marked text={result.text} field="text" highlight={highlight} />
        </Typography>
        <DocumentFacts document={result} />
      </div>
    </div>
  );
}

function Marked(props: {
  text: string;
  field: string;
  highlight?: ResultHighlight;
}) {
  const { text, field, highlight } = props;
  const marked = highlight?.fields[field];
  return marked ? (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}

function DocumentFacts(props: { document: FoundDocument }) {
  const { kind, phase, requestedBy, digest, tagState, at } = props.document;
  const classes = useStyles();
  const { t } = useTranslation();
  const known = runPhaseSchema.safeParse(phase).data;
  return (
    <Subtle>
      <div className={classes.facts}>
        {(kind === 'run' || kind === 'image') && (
          <span>{t(`found.${kind}`)}</span>
        )}
        {known && (
          <StatusLabel tone={runTone({ phase: known })}>
            {phaseName(t, known)}
          </StatusLabel>
        )}
        {digest && <Digest digest={digest} />}
        <TagState state={tagStateSchema.safeParse(tagState).data} />
        {requestedBy && (
          <span>
            {t('found.requestedBy', {
              person: <Person reference={requestedBy} />,
            })}
          </span>
        )}
        {at && <Age at={at} />}
      </div>
    </Subtle>
  );
}
