using Kommunenkat.App.Access;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.SignIn;

/// <summary>Signs in whoever opens the link of a mail in the browser that asked for it.</summary>
public sealed class SignInByLink(AppDatabase database, TimeProvider time)
{
    /// <param name="browserSecret">What the browser holds; null: nothing.</param>
    /// <param name="token">The link's.</param>
    /// <param name="origin">The network address that the person comes from.</param>
    /// <returns>The person in their new session; <see cref="FailureKind.NotFound"/> for a link that is wrong, another browser's, spent or expired.</returns>
    public Task<Outcome<Actor>> RunAsync(string? browserSecret, string? token, string? origin, CancellationToken cancellation = default) =>
        database.WriteAsync<Actor>(async session =>
        {
            var now = time.GetUtcNow();
            return await FindAsync(session, browserSecret, token, now) is { PersonId: { } person } request && await SignInRequestStore.TrySpendAsync(session, request.Id, now)
                ? await StartSession.StartAsync(session, person, SignInMethod.Email, null, origin, now)
                : NoLink;
        }, cancellation);

    /// <summary>Whether the link would sign in here and now. Asking does not spend it: programs that check mail open its links too.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public Task<Outcome<Done>> LookAsync(string? browserSecret, string? token, CancellationToken cancellation = default) =>
        database.ReadAsync<Done>(
            async session => await FindAsync(session, browserSecret, token, time.GetUtcNow()) is { PersonId: not null } ? Done.Instance : NoLink, cancellation);

    private static Failure NoLink => Failure.NotFound("The link does not sign in here.");

    private static async Task<SignInRequestRow?> FindAsync(DbSession session, string? browserSecret, string? token, DateTimeOffset now) =>
        !string.IsNullOrEmpty(browserSecret) && !string.IsNullOrEmpty(token)
        && await SignInRequestStore.FindOfBrowserAsync(session, SignInSecrets.HashOf(browserSecret)) is { UsedAt: null, Attempts: < SignInByCode.MostAttempts } request
        && request.ExpiresAt > now && SignInSecrets.AreSame(request.LinkHash, SignInSecrets.HashOf(token))
            ? request
            : null;
}
