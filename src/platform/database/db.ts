import type { ColumnType, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A database or a transaction in it: what queries, rules and views are given. */
export type Db = Kysely<Tables>

/** A column of type jsonb: read as its value, written as its JSON text. */
export type Json<T> = ColumnType<T, string, string>
