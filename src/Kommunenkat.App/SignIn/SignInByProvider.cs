using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;

namespace Kommunenkat.App.SignIn;

/// <summary>Whom an identity provider has vouched for.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Subject">Its name for the person, the same for ever.</param>
/// <param name="Email">Null: it told none.</param>
/// <param name="IsEmailVerified">Whether it says that the address is the person's.</param>
public sealed record ProvidedIdentity(string Provider, string Subject, string? Email, bool IsEmailVerified);

/// <summary>Signs in whom an identity provider has vouched for: somebody known from before, else whoever has the address.</summary>
public sealed class SignInByProvider(AppDatabase database, SignInSettings settings, TimeProvider time)
{
    /// <summary>OpenID Connect: a subject has at most 255 characters.</summary>
    private const int LongestSubject = 255;

    /// <param name="origin">The network address that the person comes from.</param>
    /// <returns>
    /// The person in their new session; <see cref="FailureKind.NotFound"/> where nobody has an account by this identity. An address counts only where
    /// the provider says that it is verified, or is trusted without, and in the provider's own domains: none speaks for another's people.
    /// </returns>
    public async Task<Outcome<Actor>> RunAsync(ProvidedIdentity identity, string? origin, CancellationToken cancellation = default)
    {
        var outcome = await SignInAsync(identity, origin, cancellation);
        if (outcome.Failure is { Kind: FailureKind.NotFound })
            await RefuseAsync(identity, origin);
        return outcome;
    }

    private Task<Outcome<Actor>> SignInAsync(ProvidedIdentity identity, string? origin, CancellationToken cancellation) =>
        database.WriteAsync<Actor>(async session =>
        {
            var now = time.GetUtcNow();
            if (settings.FindProvider(identity.Provider) is not { } provider || identity.Subject is not { Length: > 0 and <= LongestSubject })
                return Failure.NotFound("There is no such provider, or it names nobody.");
            var person = await IdentityStore.FindPersonAsync(session, provider.Key, identity.Subject) ?? await LinkAsync(session, provider, identity, now);
            return person is { } id
                ? await StartSession.StartAsync(session, id, SignInMethod.Provider, provider.Key, origin, now)
                : Failure.NotFound("Nobody has an account by this identity.");
        }, cancellation);

    private Task<Outcome<Done>> RefuseAsync(ProvidedIdentity identity, string? origin) => database.WriteAsync<Done>(async session =>
    {
        await AuditLog.AddAsync(
            session, Actor.Anonymous with { Origin = origin }, AuditAction.SignInRefused, new AuditSubject(AuditObject.Person, ""), time.GetUtcNow(),
            (AuditFact.Method, SignInMethod.Provider), (AuditFact.Provider, settings.FindProvider(identity.Provider)?.Key));
        return Done.Instance;
    });

    private static async Task<Guid?> LinkAsync(DbSession session, IdentityProvider provider, ProvidedIdentity identity, DateTimeOffset now)
    {
        if (EmailAddress.Read(identity.Email) is not { } email
            || !(identity.IsEmailVerified || provider.TrustsEmail)
            || !provider.SpeaksFor(email)
            || await PersonStore.FindByEmailAsync(session, email) is not { } person)
        {
            return null;
        }

        // There may be a link to an account that was removed since.
        await IdentityStore.DeleteAsync(session, provider.Key, identity.Subject);
        await IdentityStore.TryInsertAsync(session, provider.Key, identity.Subject, person.Id, now);
        return person.Id;
    }
}
