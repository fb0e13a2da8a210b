using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Auditing;

/// <summary>What an entry is about.</summary>
/// <param name="Id">A key or an id: never a name, an address, or words that somebody wrote.</param>
internal sealed record AuditSubject(AuditObject Kind, string Id)
{
    /// <summary>Id of the response that it belongs to; of nothing but zeros where it belongs to none.</summary>
    public Guid Chain { get; init; }

    public string? AreaCode { get; init; }

    public string? RoundKey { get; init; }

    public static AuditSubject Of(LoadedResponse loaded) => In(loaded, AuditObject.Response, loaded.Row.MunicipalityCode);

    public static AuditSubject In(LoadedResponse loaded, AuditObject kind, string id) => new(kind, id)
    {
        Chain = loaded.Row.Id,
        AreaCode = loaded.Row.MunicipalityCode,
        RoundKey = loaded.Round.Key,
    };

    public static AuditSubject Of(Round round) => new(AuditObject.Round, round.Key) { RoundKey = round.Key };

    public static AuditSubject Of(SessionRow session) => new(AuditObject.Session, session.Id.ToString());
}

/// <summary>Writes the audit log: in the transaction of the change itself, so that there is neither without the other.</summary>
internal static class AuditLog
{
    /// <summary>Each try that fails means that another's entry got in: somebody always comes on.</summary>
    private const int MostTries = 100;

    /// <summary>Adds an entry. To be called last in a transaction: those at the same chain wait for each other from here on.</summary>
    /// <param name="facts">Counts, states, days, roles and keys; those that are null are left out.</param>
    public static async Task AddAsync(
        DbSession session, Actor actor, AuditAction action, AuditSubject subject, DateTimeOffset now, params IReadOnlyList<(AuditFact Fact, object? Value)> facts)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var last = await AuditStore.LastAsync(session, subject.Chain);
            var row = new AuditRow
            {
                Chain = subject.Chain,
                Number = (last?.Number ?? 0) + 1,
                // Whole milliseconds, which every engine keeps as they are.
                OccurredAt = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
                PersonId = actor.PersonId == Guid.Empty ? null : actor.PersonId,
                PersonName = actor.Name,
                Origin = actor.Origin,
                Action = action.ToString(),
                ObjectKind = subject.Kind.ToString(),
                ObjectId = subject.Id,
                AreaCode = subject.AreaCode,
                RoundKey = subject.RoundKey,
                Detail = AuditDetail.Write(facts),
                PreviousHash = last?.Hash ?? AuditSeal.First,
                Hash = "",
            };
            if (await AuditStore.TryInsertAsync(session, row with { Hash = AuditSeal.HashOf(row) }))
                return;
        }

        throw new InvalidOperationException($"Chain {subject.Chain} of the audit log has taken no entry in {MostTries} tries.");
    }
}
