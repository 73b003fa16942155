import type { timescaleMessages } from '../en/timescale';
import type { Translated } from './flatten';

export const timescale: Translated<typeof timescaleMessages> = {
  timescale: {
    title: 'Dauer der Phasen',
    label: 'Phasen, maßstäblich',
    untilNow: 'jetzt',
    outage: 'API {{duration}} lang weg',
    outageNow: 'API bisher {{duration}} lang weg',
    apiOff: 'API weg',
    image: 'Image in der Registry nach {{duration}}',
    imageThere: 'Image in der Registry',
    expected: 'Erwartetes Ende',
    widened: 'Zu kurz, um maßstäblich gezeichnet zu werden',
    asTable: 'Als Tabelle zeigen',
    what: 'Was',
    from: 'Von',
    until: 'Bis',
    length: 'Dauer',
    noEstimate: 'Noch keine Schätzung.',
    estimate: {
      end: 'Ende erwartet zwischen {{from}} und {{to}}',
      outageEnd: 'API zurück erwartet zwischen {{from}} und {{to}}',
    },
    basis: 'aus {{own}} Läufen dieses Clusters und {{others}} von anderen',
  },
};
