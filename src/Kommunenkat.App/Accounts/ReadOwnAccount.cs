using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exploring;

namespace Kommunenkat.App.Accounts;

/// <summary>A time at which a person signed in, or is signed in still.</summary>
/// <param name="Provider">Key of the identity provider; null where it was none.</param>
/// <param name="Origin">The network address that they came from; null where it is not known.</param>
/// <param name="IsOpen">The person is signed in there now.</param>
/// <param name="IsThis">It is where they read this.</param>
public sealed record OwnSession(
    SignInMethod Method, string? Provider, string? Origin, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, DateTimeOffset? EndedAt, bool IsOpen, bool IsThis);

/// <summary>A section that was given to the person.</summary>
public sealed record OwnSection(string RoundKey, string Municipality, string SectionKey, DateOnly? DueDay, string? Message, string AssignedBy, DateTimeOffset AssignedAt);

/// <summary>A view that the person has saved in the explorer.</summary>
/// <param name="Query">Of the page's address.</param>
public sealed record OwnView(string Name, ExplorerPage Page, string Query, bool IsShared, DateTimeOffset SavedAt);

/// <summary>How often the person stands in what municipalities keep. Answers are kept with names alone, so these are counted by name in the person's own areas.</summary>
public sealed record OwnTraces
{
    /// <summary>Written at questions.</summary>
    public int Notes { get; init; }

    /// <summary>In the history of answers.</summary>
    public int AnswerChanges { get; init; }

    /// <summary>Responses handed in.</summary>
    public int Submissions { get; init; }

    /// <summary>Steps in the life of a response, such as to send it back.</summary>
    public int Steps { get; init; }
}

/// <summary>All that is kept of a person as a person.</summary>
/// <param name="LastSignInAt">The time before this one; null: there was none.</param>
/// <param name="LastSignInMethod">How it was; null where that is no longer kept.</param>
/// <param name="Grants">The latest first, those too that have ended.</param>
/// <param name="Sessions">The latest first, as far back as they are kept.</param>
public sealed record OwnAccount(
    Guid PersonId, string Name, string Email, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, SignInMethod? LastSignInMethod,
    IReadOnlyList<GrantedRole> Grants, IReadOnlyList<OwnSession> Sessions, IReadOnlyList<OwnSection> Sections, OwnTraces Traces,
    IReadOnlyList<OwnView> Views);

/// <summary>Shows a person all that is kept of them.</summary>
public sealed class ReadOwnAccount(AppDatabase database, SessionSettings settings, TimeProvider time)
{
    /// <returns>The account; <see cref="FailureKind.NotFound"/> for whoever is not on record.</returns>
    public Task<Outcome<OwnAccount>> RunAsync(Actor actor, CancellationToken cancellation = default) =>
        database.ReadAsync<OwnAccount>(async session =>
        {
            if (await PersonStore.FindAsync(session, actor.PersonId) is not { } person)
                return Failure.NotFound("There is no such person.");
            var now = time.GetUtcNow();
            var rows = await SessionStore.OfPersonAsync(session, person.Id);
            var last = rows.FirstOrDefault(row => row.Id == actor.SessionId)?.PreviousSignInAt;
            return new OwnAccount(
                person.Id, person.Name, person.Email, person.CreatedAt, last, rows.FirstOrDefault(row => row.StartedAt == last)?.Method,
                [.. (await AccountStore.OfPersonAsync(session, person.Id)).Select(row => GrantedRole.Of(row, now))],
                [.. rows.Select(row => new OwnSession(
                    row.Method, row.Provider, row.Origin, row.StartedAt, row.LastSeenAt, row.EndedAt, row.EndsAt(settings) > now, row.Id == actor.SessionId))],
                await OwnAccountStore.SectionsAsync(session, person.Id),
                await OwnAccountStore.TracesAsync(session, person.Id, person.Name),
                [.. (await SavedViewStore.ListAsync(session, person.Id)).Where(view => view.PersonId == person.Id)
                    .Select(view => new OwnView(view.Name, view.Page, view.Query, view.IsShared, view.CreatedAt))]);
        }, cancellation);
}
