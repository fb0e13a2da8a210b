using Kommunenkat.App.Answering;
using Kommunenkat.App.Rounds;
using Xunit;

namespace Kommunenkat.App.Tests.Answering;

public sealed class AnswerPeriodTests
{
    /// <summary>
    /// Today is day 10 of October. A round's state and definitive close, the municipality's extension, the day until which the response
    /// was opened again; whether answers are taken today, what that hangs on, and until when.
    /// </summary>
    [Theory]
    [InlineData(RoundState.Open, null, null, null, true, PeriodKind.OfRound, null)]
    [InlineData(RoundState.Open, 10, null, null, true, PeriodKind.OfRound, 10)]
    [InlineData(RoundState.Open, 9, null, null, false, PeriodKind.OfRound, 9)]
    [InlineData(RoundState.Open, 9, 10, null, true, PeriodKind.Extended, 10)]
    [InlineData(RoundState.Open, 8, 9, null, false, PeriodKind.Extended, 9)]
    [InlineData(RoundState.Open, 20, 15, null, true, PeriodKind.OfRound, 20)] // an extension takes nothing away
    [InlineData(RoundState.Open, null, 9, null, true, PeriodKind.OfRound, null)]
    [InlineData(RoundState.Open, 20, null, 10, true, PeriodKind.Reopened, 10)]
    [InlineData(RoundState.Open, 20, 20, 9, false, PeriodKind.Reopened, 9)] // its own day governs a reopened response
    [InlineData(RoundState.Closed, 20, null, null, false, PeriodKind.Closed, 20)]
    [InlineData(RoundState.Closed, 9, 10, null, true, PeriodKind.Extended, 10)]
    [InlineData(RoundState.Closed, 9, 9, null, false, PeriodKind.Extended, 9)]
    [InlineData(RoundState.Closed, 9, null, 10, true, PeriodKind.Reopened, 10)]
    [InlineData(RoundState.Closed, 9, 20, 9, false, PeriodKind.Reopened, 9)]
    [InlineData(RoundState.Published, 9, 20, null, false, PeriodKind.Closed, 20)]
    [InlineData(RoundState.Published, 9, null, 10, true, PeriodKind.Reopened, 10)]
    [InlineData(RoundState.Published, 9, null, 9, false, PeriodKind.Reopened, 9)]
    [InlineData(RoundState.Draft, 20, 20, null, false, PeriodKind.Closed, 20)]
    [InlineData(RoundState.Draft, 20, 20, 20, false, PeriodKind.Closed, 20)]
    [InlineData(RoundState.Archived, 20, 20, null, false, PeriodKind.Closed, 20)]
    [InlineData(RoundState.Archived, 20, 20, 20, false, PeriodKind.Closed, 20)]
    public void Answers_are_taken_until_the_day_that_governs(
        RoundState state, int? close, int? extendedTo, int? reopenedUntil, bool isOpen, PeriodKind kind, int? lastDay)
    {
        var round = new Round { Key = "2025", State = state, DefinitiveClose = Day(close) };

        Assert.Equal(new AnswerPeriod(kind, Day(lastDay), isOpen), AnswerPeriod.Of(round, Day(extendedTo), Day(reopenedUntil), Day(10)!.Value));
    }

    private static DateOnly? Day(int? day) => day is { } known ? new DateOnly(2025, 10, known) : null;
}
