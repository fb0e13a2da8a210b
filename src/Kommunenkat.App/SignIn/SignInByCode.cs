using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;

namespace Kommunenkat.App.SignIn;

/// <summary>What became of a code.</summary>
/// <param name="Actor">The person in their new session; null: the code is wrong or holds no longer.</param>
/// <param name="TriesLeft">How many more this browser may try for its request; 0 where it has none that holds.</param>
public sealed record CodeAttempt(Actor? Actor, int TriesLeft);

/// <summary>Signs in whoever types the code of a mail into the browser that asked for it.</summary>
public sealed class SignInByCode(AppDatabase database, TimeProvider time)
{
    /// <summary>How many codes may be tried for one request.</summary>
    public const int MostAttempts = 5;

    /// <param name="browserSecret">What the browser holds; null: nothing.</param>
    /// <param name="code">As it was typed; whatever is no digit does not count.</param>
    /// <param name="origin">The network address that the person comes from.</param>
    /// <returns>The attempt. A wrong code is no failure, which would undo that it was counted.</returns>
    public Task<Outcome<CodeAttempt>> RunAsync(string? browserSecret, string? code, string? origin, CancellationToken cancellation = default) =>
        database.WriteAsync<CodeAttempt>(async session =>
        {
            var now = time.GetUtcNow();
            var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
            if (string.IsNullOrEmpty(browserSecret)
                || await SignInRequestStore.FindOfBrowserAsync(session, SignInSecrets.HashOf(browserSecret)) is not { } request
                || !await SignInRequestStore.TryTakeAttemptAsync(session, request.Id, MostAttempts, now))
            {
                return new CodeAttempt(null, 0);
            }

            if (!SignInSecrets.AreSame(request.CodeHash, SignInSecrets.HashOfCode(digits, browserSecret)) || request.PersonId is not { } person)
            {
                await AuditLog.AddAsync(
                    session, Actor.Anonymous with { Origin = origin }, AuditAction.SignInRefused, new AuditSubject(AuditObject.Person, $"{request.PersonId}"), now,
                    (AuditFact.Method, SignInMethod.Email));
                return new CodeAttempt(null, MostAttempts - request.Attempts - 1);
            }

            if (!await SignInRequestStore.TrySpendAsync(session, request.Id, now))
                return new CodeAttempt(null, 0);
            var started = await StartSession.StartAsync(session, person, SignInMethod.Email, null, origin, now);
            return started.IsSuccess ? new CodeAttempt(started.Value, 0) : started.Failure;
        }, cancellation);
}
