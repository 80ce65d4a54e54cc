import type { Module } from '../../platform/web/house.ts'
import { anyone, signedIn } from '../../platform/web/policies.ts'
import { deskPage } from './pages/desk-page.ts'
import { homePage } from './pages/home-page.ts'

/** What is going on, for everybody; and what waits for oneself. Reads all the other rooms. */
export const home: Module = {
  name: 'home',
  acts: [],
  migrations: [],
  tells: {},
  routes: [
    { kind: 'page', path: '/', policy: anyone, page: homePage },
    { kind: 'page', path: '/desk', policy: signedIn, page: deskPage },
  ],
}
