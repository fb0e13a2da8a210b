using AngleSharp.Dom;
using Bunit;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class SectionListTests : AnsweringContext
{
    private static readonly (string, string)[] Background =
    [
        ("kontakt_namn", "Anna"), ("kontakt_epost", "anna@ale.se"), ("kontakt_funktion", "folkhalsa"),
        ("svar_verksamheter", "socialtjanst"), ("svar_forankring", "namnd"),
    ];

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void Every_section_is_a_link_with_number_and_title(string language)
    {
        var cut = Show(language);

        Assert.Equal(
            Questionnaire2025.Sections.Select(section => $"{section.Number} {section.Title[language]}"),
            cut.FindAll(".section-name").Select(Words));
        Assert.Equal(
            Questionnaire2025.Sections.Select(section => $"/enkat/2025/1440/avsnitt/{section.Key}"),
            cut.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("sv", "2 av 5")]
    [InlineData("en", "2 of 5")]
    public void Progress_counts_the_questions_that_are_shown(string language, string progress)
    {
        var cut = Show(language, answers: [("kontakt_namn", "Anna"), ("kontakt_funktion", "folkhalsa")]);

        Assert.Equal(progress, Words(Entry(cut, "bakgrund").QuerySelector(".section-progress")!));
        Assert.Equal("width: 40%", Entry(cut, "bakgrund").QuerySelector(".section-bar > span")!.GetAttribute("style"));
    }

    [Fact]
    public void A_section_with_nothing_to_answer_yet_has_no_progress_and_no_mark()
    {
        // Without steering documents, all of the section's questions but the first are hidden.
        var entry = Entry(Show("sv"), "styrning");

        Assert.Equal("0 av 1", Words(entry.QuerySelector(".section-progress")!));
        Assert.Equal("width: 0%", entry.QuerySelector(".section-bar > span")!.GetAttribute("style"));
        Assert.Null(entry.QuerySelector(".section-done"));
    }

    [Theory]
    [InlineData("sv", "✓ Klart, 5 av 5")]
    [InlineData("en", "✓ Complete, 5 of 5")]
    public void A_complete_section_is_marked_and_says_so_to_those_who_do_not_see_the_mark(string language, string words)
    {
        var cut = Show(language, answers: Background);

        Assert.Equal(words, Words(Entry(cut, "bakgrund").QuerySelector(".section-progress")!));
        Assert.Single(cut.FindAll(".section-done"));
    }

    [Fact]
    public void Only_the_section_that_is_looked_at_is_current()
    {
        Assert.Equal("/enkat/2025/1440/avsnitt/styrning", Assert.Single(Show("sv", "styrning").FindAll("[aria-current=page]")).GetAttribute("href"));
        Assert.Empty(Show("sv").FindAll("[aria-current]"));
    }

    private static IElement Entry(IRenderedComponent<SectionList> cut, string section) => cut.Find($"a[href$='/{section}']");

    private IRenderedComponent<SectionList> Show(string language, string? current = null, params (string, string)[] answers)
    {
        Speak(language);
        return Render<SectionList>(parameters => parameters
            .Add(p => p.Questionnaire, Questionnaire2025)
            .Add(p => p.Shown, ShownAnswers.Of(Questionnaire2025, Opened(answers).Draft))
            .Add(p => p.Round, "2025")
            .Add(p => p.Municipality, "1440")
            .Add(p => p.Current, current));
    }
}
