declare module 'autocannon' {
  export interface Result {
    readonly requests: { readonly average: number }
    readonly errors: number
    readonly non2xx: number
  }
  export default function autocannon(options: {
    url: string
    connections: number
    duration: number
    requests?: { setupRequest: (request: object) => object }[]
  }): Promise<Result>
}
