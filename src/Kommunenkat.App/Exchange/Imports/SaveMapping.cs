using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>Keeps a mapping for the next file with the same headings. One of the same name is replaced.</summary>
public sealed class SaveMapping(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <summary>Counted in UTF-16 units, as the database counts.</summary>
    public const int LongestName = 100;

    /// <returns><see cref="FailureKind.Invalid"/> where the name is empty or too long; <see cref="FailureKind.NotFound"/> where there is no such round for this person.</returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, string roundKey, string name, ImportMapping mapping, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (!actor.May(Permission.ManageRounds) || await RoundStore.FindAsync(session, roundKey) is not { } round)
                return Failure.NotFound($"There is no round \"{roundKey}\".");
            var trimmed = name.Trim();
            if (trimmed.Length is 0 or > LongestName)
                return Failure.Invalid($"The name is to have 1 to {LongestName} characters.");

            var now = time.GetUtcNow();
            var row = new ImportMappingRow
            {
                Id = Guid.CreateVersion7(now),
                QuestionnaireKey = (await library.GetAsync(session, round.QuestionnaireId)).Key,
                Name = trimmed,
                Content = MappingFile.Write(mapping),
                SavedBy = actor.Name,
                SavedAt = now,
            };
            if (!await ImportMappingStore.TryReplaceAsync(session, row) && !await ImportMappingStore.TryInsertAsync(session, row))
                return Failure.Conflict("Somebody else has saved a mapping of that name at the same moment.");
            await AuditLog.AddAsync(session, actor, AuditAction.ImportMappingSaved, AuditSubject.Of(round), now);
            return Done.Instance;
        }, cancellation);
}
