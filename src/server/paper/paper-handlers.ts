// What of a kiosk's configuration its forms on paper are made from, and are keyed in by: questions and names, nothing that opens or guards a kiosk.
import * as v from 'valibot';
import { inventoryOf } from '../../protocol/inventory.ts';
import { Problem } from '../../protocol/problem.ts';
import { SheetRevision } from '../../protocol/sheet-revision.ts';
import type { Handlers } from '../api/handler.ts';
import { casePolicyOf } from '../cases/case-policy-of.ts';
import { configurationOf, publicationFor } from '../configuration/publication-for.ts';
import { visibleKiosk } from '../fleet/visible-kiosk.ts';
import type { Parts } from '../parts.ts';
import type { KioskStateRow, PublicationRow } from '../store/store.ts';

export function paperHandlers(parts: Parts): Pick<Handlers, 'paperForms'> {
  const { store } = parts;
  return {
    async paperForms({ caller, param, query }) {
      const { person } = caller;
      const kiosk = await visibleKiosk(store, person, param('kiosk'));
      const publication = await publicationNamed(parts, kiosk, query('revision'));
      if (!publication) throw new Problem('not-found');
      const configuration = configurationOf(publication);
      const { organisation, site, locales, forms = [] } = configuration;
      const { departments, services } = inventoryOf(configuration);
      const policy = await casePolicyOf(store, person.organisation);
      return {
        revision: publication.revision,
        organisation,
        site: { id: site.id, name: site.name },
        kiosk: configuration.kiosk,
        ...{ locales, forms },
        departments: departments.map(({ id, name }) => ({ id, name })),
        services: services.map(({ id, name, department }) => ({ id, name, ...(department === undefined ? {} : { department }) })),
        rules: policy && { becomesCase: policy.becomesCase, contactChannel: policy.contactChannel },
      };
    },
  };
}

async function publicationNamed(parts: Parts, kiosk: KioskStateRow, revision: string | undefined): Promise<PublicationRow | null> {
  const { configurations } = parts.store;
  if (revision === undefined) {
    await publicationFor(parts, kiosk);
    return configurations.latest(kiosk.id);
  }
  if (!v.is(SheetRevision, revision)) throw new Problem('shape-invalid', { detail: 'a revision such as 1.4', path: 'revision' });
  const [epoch = 0, number = 0] = revision.split('.').map(Number);
  return configurations.numbered(kiosk.id, epoch, number);
}
