using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>
/// Reads a municipality's own results for one of its own people: also of rounds that are not published, but never of drafts, and
/// of others only what is published.
/// </summary>
public sealed class ReadOwnResults(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library)
{
    /// <returns>The results, perhaps of no round at all; <see cref="FailureKind.NotFound"/> for everybody else's.</returns>
    public Task<Outcome<OwnDevelopment>> RunAsync(Actor actor, string municipalityCode, CancellationToken cancellation = default) =>
        database.ReadAsync<OwnDevelopment>(async session =>
        {
            // Who may read the draft is the municipality itself; others that may read what is submitted have pages of their own.
            if (Areas.Sweden.FindMunicipality(municipalityCode) is not { } municipality || !actor.May(Permission.ReadDraft, municipality.Code))
                return Failure.NotFound($"There are no results of a municipality \"{municipalityCode}\".");

            var stored = await RoundStore.AllAsync(session);
            var submissions = (await SubmissionStore.OfMunicipalityAsync(session, municipality.Code)).ToLookup(row => row.RoundId);
            var rounds = new List<ReadRound>();
            foreach (var round in stored.Where(round => round.State != RoundState.Draft))
            {
                if (ReadObservations.IsPublic(round))
                    rounds.Add(OfRelease(await cache.GetAsync(session, round), submissions[round.Id]));
                else if (submissions[round.Id].LastOrDefault() is { } latest)
                    rounds.Add(OfSubmission(round, await library.GetAsync(session, round.QuestionnaireId), municipality, latest));
            }

            var submitted = Enumerable.Range(0, rounds.Count).Where(place => rounds[place].Own.Submission is not null).ToList();
            var steps = new List<RoundStep>();
            foreach (var (from, to) in submitted.Zip(submitted.Skip(1)))
                steps.Add(new RoundStep(from, to, await library.BetweenAsync(session, stored, rounds[from].Own.Questionnaire, rounds[to].Own.Questionnaire)));

            var reader = new IndicatorsOfMunicipality(rounds, steps, municipality);
            return new OwnDevelopment(
                municipality,
                [.. rounds.Select(round => round.Own)],
                reader.Around,
                reader.Read(),
                submitted.Count == 0 ? [] : Suggestions.For(rounds[submitted[^1]].Own.Questionnaire, rounds[submitted[^1]].Own.Submission!.Shown));
        }, cancellation);

    private static ReadRound OfRelease(RoundFigures figures, IEnumerable<MunicipalitySubmissionRow> submissions)
    {
        // One that came after the release is not what the figures are made of.
        var counted = submissions.LastOrDefault(row => row.LatestRelease == figures.Release!.Number);
        return new ReadRound(figures, new OwnRound(
            figures.Round, figures.Release, figures.Questionnaire, counted is null ? null : Submission(figures.Questionnaire, counted)));
    }

    /// <summary>Figures of a round in which nobody but the municipality is there: what others have answered is not even read.</summary>
    private static ReadRound OfSubmission(Round round, Questionnaire questionnaire, Municipality municipality, MunicipalitySubmissionRow row)
    {
        var submission = Submission(questionnaire, row);
        var units = Areas.Sweden.Municipalities.Select(other => other.Code == municipality.Code
            ? new RoundUnit(other.Code, UnitStatus.Submitted, submission.Shown)
            : new RoundUnit(other.Code, UnitStatus.NotInvited, null));
        return new ReadRound(new RoundFigures(round, questionnaire, [.. units]), new OwnRound(round, null, questionnaire, submission));
    }

    private static OwnSubmission Submission(Questionnaire questionnaire, MunicipalitySubmissionRow row) =>
        new(row.Revision, row.SubmittedAt, ShownAnswers.Of(questionnaire, SubmissionContent.Answers(questionnaire, row.Content)).Answers);

    /// <param name="Figures">Of an unpublished round, of the municipality alone.</param>
    private sealed record ReadRound(RoundFigures Figures, OwnRound Own);

    private sealed record RoundStep(int From, int To, Func<string, Questionnaire?> Between);

    private sealed class IndicatorsOfMunicipality(List<ReadRound> rounds, List<RoundStep> steps, Municipality municipality)
    {
        private readonly int _place = Areas.Sweden.Municipalities.IndexOf(municipality);

        public IReadOnlyList<ComparedArea> Around { get; } =
            [.. ((string[])[municipality.County.Code, municipality.Group.Code, Areas.CountryCode]).Select(code => ComparedArea.Find(code)!)];

        public IReadOnlyList<OwnIndicator> Read() =>
            [.. rounds.AsEnumerable().Reverse()
                .SelectMany(round => round.Own.Questionnaire.Indicators.Select(indicator => (round.Own.Questionnaire, Indicator: indicator)))
                .DistinctBy(definition => definition.Indicator.Key)
                .Select(definition => Read(definition.Questionnaire, definition.Indicator))];

        private OwnIndicator Read(Questionnaire questionnaire, Indicator latest) => new(
            latest,
            questionnaire,
            [.. rounds.Select(round => OwnFigureOf(round, round.Own.Questionnaire.FindIndicator(latest.Key)))],
            [.. steps.Select(step => StepOf(latest.Key, step))],
            [.. Around.Select(area => new AreaBeside(area, [.. rounds.Select(round => FigureOf(round, round.Own.Questionnaire.FindIndicator(latest.Key), area))]))]);

        private OwnFigure OwnFigureOf(ReadRound round, Indicator? definition)
        {
            if (definition is null)
                return new OwnFigure(ComparedFigure.NotAsked, null);
            var state = round.Figures.Results(definition).States[_place];
            return new OwnFigure(
                new ComparedFigure(FigureKind.Figure, definition, round.Figures.Rows(definition, AreaLevel.Municipality)[_place], state),
                Standings.Of(definition, state, round.Own.Submission?.Shown));
        }

        private OwnStep StepOf(string key, RoundStep step)
        {
            var (from, to) = (rounds[step.From].Figures, rounds[step.To].Figures);
            var comparison = RoundComparison.Of(key, from.Questionnaire, to.Questionnaire, step.Between);
            return new OwnStep(step.From, step.To, comparison, Transitions.Of(Results(from), Results(to), _place, comparison.Comparable));

            UnitResults? Results(RoundFigures figures) =>
                figures.Questionnaire.FindIndicator(key) is { } definition ? figures.Results(definition) : null;
        }

        private static ComparedFigure? FigureOf(ReadRound round, Indicator? definition, ComparedArea area)
        {
            if (round.Own.Release is null)
                return null;
            var level = area.Level!.Value;
            return ComparedFigure.Of(round.Figures, definition, level, RoundFigures.PlaceOf(level, area.Code));
        }
    }
}
