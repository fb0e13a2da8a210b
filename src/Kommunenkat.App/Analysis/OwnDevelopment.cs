using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>A municipality's own results over the rounds, for its own people.</summary>
/// <param name="Rounds">In order of time: those that are published, and those that are not where the municipality has submitted.</param>
/// <param name="Areas">Those that the municipality is a part of: its county, its group and the country.</param>
/// <param name="Indicators">In the order of the latest questionnaire, then those that only earlier ones have.</param>
/// <param name="Suggestions">Of the questionnaire of <see cref="Latest"/>, for its answers.</param>
public sealed record OwnDevelopment(
    Municipality Municipality,
    IReadOnlyList<OwnRound> Rounds,
    IReadOnlyList<ComparedArea> Areas,
    IReadOnlyList<OwnIndicator> Indicators,
    IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>The latest round that the municipality has submitted in; null: none.</summary>
    public OwnRound? Latest => Rounds.LastOrDefault(round => round.Submission is not null);

    /// <summary>The latest round with figures of other areas; null: none.</summary>
    public OwnRound? Published => Rounds.LastOrDefault(round => round.Release is not null);
}

/// <param name="Release">The one that the figures are of; null: the round is not published, and the municipality's own answers are all there is.</param>
/// <param name="Submission">What the municipality's figures are made of; null: it has not submitted.</param>
public sealed record OwnRound(Round Round, Release? Release, Questionnaire Questionnaire, OwnSubmission? Submission);

/// <param name="Shown">The answers of shown questions.</param>
public sealed record OwnSubmission(int Revision, DateTimeOffset SubmittedAt, AnswerSet Shown);

/// <param name="Indicator">Its definition in the latest of the rounds that has it.</param>
/// <param name="Questionnaire">The one of that definition.</param>
/// <param name="Figures">The municipality's, one per round, whatever may be published of it: they are its own.</param>
/// <param name="Steps">Between each two rounds that the municipality has submitted in, with none such between them.</param>
/// <param name="Beside">Figures of the published rounds, in the order of <see cref="OwnDevelopment.Areas"/>.</param>
public sealed record OwnIndicator(
    Indicator Indicator,
    Questionnaire Questionnaire,
    IReadOnlyList<OwnFigure> Figures,
    IReadOnlyList<OwnStep> Steps,
    IReadOnlyList<AreaBeside> Beside);

/// <param name="Standing">Null where the round does not have the indicator.</param>
public sealed record OwnFigure(ComparedFigure Figure, Standing? Standing);

/// <summary>What became of the municipality's figure from one round to a later one.</summary>
/// <param name="From">Position of the earlier round.</param>
/// <param name="To">Position of the later round.</param>
public sealed record OwnStep(int From, int To, RoundComparison Comparison, Transition Transition);

/// <param name="Figures">One per round; null where the round is not published.</param>
public sealed record AreaBeside(ComparedArea Area, IReadOnlyList<ComparedFigure?> Figures);
