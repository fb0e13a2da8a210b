using System.Collections.Concurrent;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Analysis;

/// <summary>Keeps the figures of each round until something in the round changes.</summary>
public sealed class RoundFiguresCache(QuestionnaireLibrary library)
{
    private readonly ConcurrentDictionary<Guid, (HighWaterMark Mark, RoundFigures Figures)> _kept = new();

    internal async Task<RoundFigures> GetAsync(DbSession session, Round round)
    {
        var mark = await HighWaterMarkAsync(session, round.Id);
        if (_kept.TryGetValue(round.Id, out var kept) && kept.Mark == mark && kept.Figures.Round == round)
            return kept.Figures;

        var questionnaire = await library.GetAsync(session, round.QuestionnaireId);
        var responses = (await ResponseStore.OfRoundAsync(session, round.Id)).ToDictionary(row => row.MunicipalityCode, StringComparer.Ordinal);
        var submissions = (await SubmissionStore.LatestAsync(session, round.Id))
            .ToDictionary(row => row.MunicipalityCode, row => SubmissionContent.Answers(questionnaire, row.Content), StringComparer.Ordinal);
        var figures = new RoundFigures(round, questionnaire, [.. Areas.Sweden.Municipalities.Select(municipality =>
        {
            var submitted = submissions.GetValueOrDefault(municipality.Code);
            return new RoundUnit(municipality.Code, Status(responses.GetValueOrDefault(municipality.Code), submitted is not null), submitted);
        })]);
        _kept[round.Id] = (mark, figures);
        return figures;
    }

    /// <summary>A reopened response still counts with its last submission.</summary>
    private static UnitStatus Status(ResponseRow? response, bool hasSubmitted)
    {
        if (response is null)
            return UnitStatus.NotInvited;
        if (hasSubmitted)
            return UnitStatus.Submitted;
        return response.State switch
        {
            ResponseState.Started or ResponseState.AwaitingApproval or ResponseState.Reopened => UnitStatus.Started,
            ResponseState.Invited or ResponseState.Declined => UnitStatus.Invited,
            ResponseState.Submitted => throw new InvalidOperationException($"Response {response.Id} is submitted without a submission."),
        };
    }

    private const string HighWaterMarkSql = """
        SELECT COUNT(*) AS Responses, COALESCE(SUM(version), 0) AS Changes
        FROM response
        WHERE round_id = @roundId
        """;

    /// <summary>Every change of a response raises its version, so that the sum tells whether anything in the round changed.</summary>
    private static async Task<HighWaterMark> HighWaterMarkAsync(DbSession session, Guid roundId) =>
        (await session.FindAsync<HighWaterMark>(HighWaterMarkSql, new { roundId }))!;

    private sealed record HighWaterMark
    {
        public int Responses { get; init; }
        public int Changes { get; init; }
    }
}
