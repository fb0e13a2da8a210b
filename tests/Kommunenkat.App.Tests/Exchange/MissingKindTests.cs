using Kommunenkat.App.Exchange;
using Kommunenkat.Survey.Indicators;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class MissingKindTests
{
    [Theory]
    [InlineData(3, 5, 5, 0, 2, MissingKind.Suppressed, "..")]
    [InlineData(0, 0, 0, 0, 0, MissingKind.NotAsked, "×")]
    [InlineData(0, 2, 2, 2, 0, MissingKind.NotApplicable, ".")]
    [InlineData(0, 2, 0, 0, 2, MissingKind.NoResponse, "-")]
    [InlineData(0, 2, 1, 0, 2, MissingKind.Unanswered, "-")]
    public void An_area_without_a_value_says_why(int counted, int invited, int submitted, int notApplicable, int unknown, MissingKind kind, string symbol)
    {
        var row = new AreaRow(IndicatorUnit.Percent, counted, counted, invited, submitted, notApplicable, unknown, IsTooSmall: true);

        Assert.Equal((kind, symbol), (MissingKinds.Of(row), MissingSymbol.Of(row)));
    }

    [Fact]
    public void Every_state_and_kind_has_a_word_and_a_symbol_of_its_own_meaning()
    {
        Assert.Equal(
            [MissingKind.NotAsked, MissingKind.NoResponse, null, null, null, MissingKind.Unanswered, MissingKind.DontKnow, MissingKind.NotApplicable],
            Enum.GetValues<UnitState>().Select(MissingKinds.Of));
        Assert.Equal(
            [("not_asked", "×"), ("no_response", "-"), ("unanswered", "-"), ("not_applicable", "."), ("dont_know", "?"), ("suppressed", "..")],
            Enum.GetValues<MissingKind>().Select(kind => (ObservationWords.Of(kind), MissingSymbol.Of(kind))));
    }
}
