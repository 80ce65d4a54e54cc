import type { Module } from '../../platform/web/house.ts'
import { anyone, secretaries, signedIn } from '../../platform/web/policies.ts'
import { accessibilityPage } from './pages/accessibility-page.ts'
import { deskPage } from './pages/desk-page.ts'
import { homePage } from './pages/home-page.ts'
import { keptMailPage, sendTest } from './pages/secretariat-mail.ts'
import { mechanismForm } from './pages/secretariat-mechanism.ts'
import { secretariatPage } from './pages/secretariat-page.ts'
import { searchPage } from './pages/search-page.ts'

/** What is going on, for everybody; and what waits for oneself. Reads all the other rooms. */
export const home: Module = {
  name: 'home',
  acts: [],
  migrations: [],
  tells: {},
  routes: [
    { kind: 'page', path: '/', policy: anyone, page: homePage },
    { kind: 'page', path: '/accessibility', policy: anyone, page: accessibilityPage },
    { kind: 'page', path: '/search', policy: anyone, page: searchPage },
    { kind: 'page', path: '/desk', policy: signedIn, page: deskPage },
    { kind: 'page', path: '/secretariat', policy: secretaries, page: secretariatPage },
    mechanismForm,
    { kind: 'page', path: '/secretariat/mail', policy: secretaries, page: keptMailPage },
    { kind: 'own', path: '/secretariat/mail', policy: secretaries, keep: ['email'], post: sendTest },
  ],
}
