// What the API's own description does not say yet. A path that it says with another shape fails to compile here, and goes.
declare module "./contract" {
  interface paths {
    "/v1/credential-files/{id}/verify": {
      post: { requestBody?: { content: { "application/json": Record<string, never> } }; responses: { 200: { content: { "application/json": { id: string } } } } };
    };
  }
}

export {};
