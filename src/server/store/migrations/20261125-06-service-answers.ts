// The answers about services by day: what the report on kept promises reads.
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export function serviceAnswers(): Migration {
  return {
    async up(db) {
      await db.schema
        .createIndex('service_answers_by_day')
        .on('entries')
        .columns(['ledger', 'local_day'])
        .where(sql.ref('kind'), '=', sql.lit('service-answer'))
        .execute();
    },
  };
}
