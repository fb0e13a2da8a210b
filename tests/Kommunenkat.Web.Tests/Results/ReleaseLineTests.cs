using Bunit;
using Kommunenkat.App.Rounds;
using Kommunenkat.Web.Features.Results;
using Kommunenkat.Web.Tests.Answering;
using Xunit;

namespace Kommunenkat.Web.Tests.Results;

public sealed class ReleaseLineTests : AnsweringContext
{
    // Half past eleven in the evening UTC, which in Sweden is the next day.
    private static readonly DateTimeOffset At = new(2025, 6, 4, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sv", "Utgåva 1, 5 juni 2025. Länk till just den här utgåvan")]
    [InlineData("en", "Release 1, 5 June 2025. Link to this very release")]
    public void The_first_release_says_its_number_and_day_and_has_an_address_that_stays(string language, string words)
    {
        Speak(language);

        var line = Show(new Release(1, At, null), latest: 1);

        Assert.Equal(words, Words(line.Find("p")));
        Assert.Equal("/resultat/omgang/2025?utgava=1", line.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void A_correction_is_told_with_its_note()
    {
        Speak("sv");

        var line = Show(new Release(2, At, "Lund hade <svarat> fel."), latest: 2);

        Assert.Equal("Utgåva 2, 5 juni 2025. Rättat i den här utgåvan: Lund hade <svarat> fel. Länk till just den här utgåvan", Words(line.Find("p")));
        Assert.Equal("/resultat/omgang/2025?utgava=2", line.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void An_earlier_release_says_so_and_shows_the_way_to_the_latest()
    {
        Speak("sv");

        var line = Show(new Release(1, At, null), latest: 2);

        Assert.Equal("Utgåva 1, 5 juni 2025. Det här är en äldre utgåva. Till den senaste utgåvan", Words(line.Find("p")));
        Assert.Equal("/resultat/omgang/2025", line.Find("a").GetAttribute("href"));
    }

    private IRenderedComponent<ReleaseLine> Show(Release release, int latest) => Render<ReleaseLine>(parameters => parameters
        .Add(p => p.Round, new Round { Key = "2025", State = RoundState.Published, LatestRelease = latest })
        .Add(p => p.Release, release));
}
