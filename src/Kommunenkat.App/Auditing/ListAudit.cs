using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Auditing;

/// <summary>One entry of the audit log.</summary>
/// <param name="PersonId">Null: the terminal, or the server by itself.</param>
/// <param name="Origin">Network address; null where it is not known, or not for this reader.</param>
/// <param name="Action">A name of <see cref="AuditAction"/>, as long as nobody has tampered with it.</param>
/// <param name="ObjectKind">A name of <see cref="AuditObject"/>, likewise.</param>
/// <param name="Detail">As <see cref="AuditDetail"/> reads it; null: none.</param>
public sealed record AuditEntry(
    DateTimeOffset OccurredAt, Guid? PersonId, string PersonName, string? Origin, string Action, string ObjectKind, string ObjectId,
    string? AreaCode, string? RoundKey, string? Detail, Guid Chain, int Number);

/// <summary>Which entries somebody wants to see; null chooses nothing away.</summary>
/// <param name="From">First day, in Sweden.</param>
/// <param name="To">Last day, in Sweden.</param>
/// <param name="Person">The whole name, or the id.</param>
/// <param name="Area">The very area that it was done for.</param>
/// <param name="ObjectId">The whole key or id.</param>
public sealed record AuditFilter(
    DateOnly? From = null, DateOnly? To = null, string? Person = null, string? Area = null, string? Round = null, AuditAction? Action = null, string? ObjectId = null);

/// <param name="Total">How many are chosen in all.</param>
/// <param name="Entries">The latest first.</param>
/// <param name="Number">Of the page, from 1.</param>
/// <param name="People">Names that occur in the days chosen.</param>
public sealed record AuditPage(int Total, IReadOnlyList<AuditEntry> Entries, int Number, IReadOnlyList<string> People)
{
    /// <summary>Entries a page.</summary>
    public const int Size = 100;

    /// <summary>How many pages there are; at least 1.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>Lists what the audit log says, a page at a time.</summary>
public sealed class ListAudit(AppDatabase database)
{
    /// <summary>Read at a time where all is read.</summary>
    private const int Bite = 5_000;

    /// <param name="page">From 1; beyond the last, the last is meant.</param>
    public Task<Outcome<AuditPage>> RunAsync(Actor actor, AuditFilter filter, int page = 1, CancellationToken cancellation = default) =>
        database.ReadAsync<AuditPage>(async session =>
        {
            if (!actor.May(Permission.ReadAuditLog))
                return Failure.NotFound("The audit log is an administrator's.");
            return await PageAsync(session, Choice(filter), page) with { People = await AuditStore.NamesAsync(session, Choice(filter)) };
        }, cancellation);

    /// <summary>Hands over all that is chosen, the latest first, without ever holding it all.</summary>
    public async Task<Outcome<Done>> EachAsync(Actor actor, AuditFilter filter, Func<AuditEntry, Task> take, CancellationToken cancellation = default)
    {
        if (!actor.May(Permission.ReadAuditLog))
            return Failure.NotFound("The audit log is an administrator's.");
        for (var after = 0; ; after += Bite)
        {
            var choice = Choice(filter) with { After = after, UpTo = after + Bite };
            var read = await database.ReadAsync<List<AuditPlacedRow>>(async session => (await AuditStore.ChosenAsync(session, choice)).ToList(), cancellation);
            if (!read.IsSuccess)
                return read.Failure;
            foreach (var row in read.Value)
                await take(row.ToEntry());
            if (read.Value.Count < Bite)
                return Done.Instance;
        }
    }

    internal static async Task<AuditPage> PageAsync(DbSession session, AuditChoice choice, int page)
    {
        var empty = new AuditPage(await AuditStore.CountAsync(session, choice), [], 1, []);
        var number = Math.Clamp(page, 1, empty.Pages);
        var rows = await AuditStore.ChosenAsync(session, choice with { After = (number - 1) * AuditPage.Size, UpTo = number * AuditPage.Size });
        return empty with { Number = number, Entries = [.. rows.Select(row => row.ToEntry())] };
    }

    private static AuditChoice Choice(AuditFilter filter)
    {
        var person = string.IsNullOrWhiteSpace(filter.Person) ? null : filter.Person.Trim();
        var isId = Guid.TryParse(person, out var id);
        return Always with
        {
            From = filter.From is { } from ? SwedishTime.StartOf(from) : Always.From,
            Before = filter.To is { } to && to < DateOnly.MaxValue ? SwedishTime.StartOf(to.AddDays(1)) : Always.Before,
            PersonId = isId ? id : null,
            PersonName = isId ? null : person,
            Area = Given(filter.Area),
            Round = Given(filter.Round),
            Action = filter.Action?.ToString(),
            ObjectId = Given(filter.ObjectId),
        };

        static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    internal static readonly AuditChoice Always = new()
    {
        From = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Before = new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };
}

public sealed record OwnAudit(Round Round, Geography.Municipality Municipality, AuditPage Page);

/// <summary>Lists what the audit log says of one response, for its own municipality.</summary>
public sealed class ReadOwnAudit(AppDatabase database, QuestionnaireLibrary library)
{
    /// <inheritdoc cref="ListAudit.RunAsync"/>
    /// <returns>The page, without network addresses: where colleagues sit is for the administrators.</returns>
    public Task<Outcome<OwnAudit>> RunAsync(Actor actor, string roundKey, string municipalityCode, int page = 1, CancellationToken cancellation = default) =>
        database.ReadAsync<OwnAudit>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ReadOwnAuditLog, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            var read = await ListAudit.PageAsync(session, ListAudit.Always with { Chain = loaded.Row.Id }, page);
            return new OwnAudit(loaded.Round, loaded.Municipality, read with { Entries = [.. read.Entries.Select(entry => entry with { Origin = null })] });
        }, cancellation);
}
