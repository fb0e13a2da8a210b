using System.Runtime.CompilerServices;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>One round of an export.</summary>
/// <param name="Units">The municipalities of its frame that are wanted, in order of code, with the submissions that the figures count.</param>
internal sealed record ExportedRound(RoundFigures Figures, IReadOnlyList<CountedUnit> Units)
{
    public Round Round => Figures.Round;

    public Questionnaire Questionnaire => Figures.Questionnaire;

    /// <summary>Number of the release; null where the round is not published.</summary>
    public int? Release => Figures.Release?.Number;

    public int Submitted => Units.Count(unit => unit.SubmissionId is not null);
}

/// <summary>What a municipality has submitted, as a round's figures count it.</summary>
/// <param name="Shown">Which questions were asked; null where nothing was submitted.</param>
internal sealed record ExportedAnswers(Municipality Municipality, UnitStatus Status, SubmittedContent? Content, ShownAnswers? Shown)
{
    /// <summary>Why the item has no answer here.</summary>
    public MissingKind WhyMissing(Item item) =>
        Shown is null ? MissingKind.NoResponse : Shown.Shows(item.Question) ? MissingKind.Unanswered : MissingKind.NotApplicable;
}

/// <summary>Reads submissions a few municipalities at a time: a large round is never in memory whole, and no connection stays open.</summary>
internal sealed class ExportedAnswerReader(AppDatabase database, ExportedRound round)
{
    private const int AtATime = 50;

    /// <summary>In order of municipality code, also those that submitted nothing.</summary>
    /// <exception cref="UnreadableRowsException">The database cannot be read now.</exception>
    public async IAsyncEnumerable<ExportedAnswers> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var units in round.Units.Chunk(AtATime))
        {
            var submitted = units.Where(unit => unit.SubmissionId is not null).Select(unit => unit.MunicipalityCode).ToList();
            var contents = await database.ReadAsync<Dictionary<Guid, string>>(
                async session => (await SubmissionStore.ContentsAsync(session, round.Round.Id, submitted)).ToDictionary(), cancellation);
            if (!contents.IsSuccess)
                throw new UnreadableRowsException(contents.Failure);
            foreach (var unit in units)
                yield return Of(unit, contents.Value);
        }
    }

    private ExportedAnswers Of(CountedUnit unit, Dictionary<Guid, string> contents)
    {
        var municipality = Areas.Sweden.FindMunicipality(unit.MunicipalityCode)!;
        if (unit.SubmissionId is not { } id)
            return new ExportedAnswers(municipality, unit.Status, null, null);
        var content = SubmissionContent.Parse(round.Questionnaire, contents[id]);
        return new ExportedAnswers(municipality, unit.Status, content, ShownAnswers.Of(round.Questionnaire, content.Answers));
    }
}
