using System.Security.Claims;
using Kommunenkat.App;
using Kommunenkat.App.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace Kommunenkat.Web.Features.Access;

/// <summary>
/// Who is asking, with the grants they have now: the cookie says only which session it is, so that a revoked grant is gone at
/// the next request, and at the next act of a page that is open.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, FindActor findActor)
{
    /// <summary>Runs a use case as the person who is asking, <see cref="Actor.Anonymous"/> when nobody is signed in.</summary>
    public async Task<Outcome<T>> AsAsync<T>(Func<Actor, Task<Outcome<T>>> useCase)
    {
        var actor = await FindAsync();
        return actor.IsSuccess ? await useCase(actor.Value) : actor.Failure;
    }

    /// <returns>The person; <see cref="Actor.Anonymous"/> for one who is not signed in or no longer there.</returns>
    public async Task<Outcome<Actor>> FindAsync() => await FindAsync((await authentication.GetAuthenticationStateAsync()).User);

    /// <inheritdoc cref="FindAsync()"/>
    /// <param name="user">The user of a request that is no page: it has no authentication state of Blazor's.</param>
    public async Task<Outcome<Actor>> FindAsync(ClaimsPrincipal user)
    {
        if (user.SessionId() is not { } sessionId)
            return Actor.Anonymous;

        var found = await findActor.RunAsync(sessionId, user.Origin());
        return found.Failure is { Kind: FailureKind.NotFound } ? Actor.Anonymous : found;
    }
}
