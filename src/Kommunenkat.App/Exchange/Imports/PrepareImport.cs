using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Imports;

/// <summary>A mapping that somebody has kept.</summary>
public sealed record SavedMapping(string Name, ImportMapping Mapping, string SavedBy, DateTimeOffset SavedAt);

/// <summary>What is needed before a file can be mapped.</summary>
/// <param name="TakesImports">False where the round's figures are frozen.</param>
/// <param name="SavedMappings">Of the rounds of this series, the latest first.</param>
public sealed record PreparedImport(Round Round, Questionnaire Questionnaire, bool TakesImports, IReadOnlyList<SavedMapping> SavedMappings);

/// <summary>Gives the questionnaire that a file's columns are to be mapped to, and the mappings that were kept.</summary>
public sealed class PrepareImport(AppDatabase database, QuestionnaireLibrary library)
{
    /// <returns><see cref="FailureKind.NotFound"/> where there is no such round for this person.</returns>
    public Task<Outcome<PreparedImport>> RunAsync(Actor actor, string roundKey, CancellationToken cancellation = default) =>
        database.ReadAsync<PreparedImport>(async session =>
        {
            if (!actor.May(Permission.ManageRounds) || await RoundStore.FindAsync(session, roundKey) is not { } round)
                return Failure.NotFound($"There is no round \"{roundKey}\".");
            var questionnaire = await library.GetAsync(session, round.QuestionnaireId);
            var saved = (await ImportMappingStore.OfQuestionnaireAsync(session, questionnaire.Key))
                .Select(row => (Row: row, Mapping: MappingFile.Read(row.Content)))
                .Where(one => one.Mapping.IsSuccess)
                .Select(one => new SavedMapping(one.Row.Name, one.Mapping.Value, one.Row.SavedBy, one.Row.SavedAt));
            return new PreparedImport(round, questionnaire, ImportTarget.TakesImports(round.State), [.. saved]);
        }, cancellation);
}
