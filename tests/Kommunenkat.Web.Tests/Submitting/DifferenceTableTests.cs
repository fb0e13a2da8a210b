using Bunit;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Submitting;
using Kommunenkat.Web.Tests.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Submitting;

public sealed class DifferenceTableTests : AnsweringContext
{
    [Theory]
    [InlineData("sv", "Nej", "Ja", "Ändrat", "Inget svar", "Tillkommit")]
    [InlineData("en", "No", "Yes", "Changed", "No answer", "Added")]
    public void Answers_stand_beside_each_other_in_words(string language, string no, string yes, string changed, string none, string added)
    {
        Speak(language);
        var before = Draft.Of(Questionnaire2025, ("styrdokument_finns", "no"));
        var after = Draft.Of(Questionnaire2025, ("styrdokument_finns", "yes"), ("ovrigt", "<i>Hej</i>"))
            .With(ItemKey.ExplanationOf("styrdokument_finns"), new TextAnswer("Antaget i våras."));

        var cut = Show(SubmissionDifference.Between(Questionnaire2025, before, after));

        var label = $"{Question("styrdokument_finns").Number} {Question("styrdokument_finns").Label[language]}";
        Assert.Equal(
            [
                [label, no, yes, changed],
                [$"{label} – {(language == "sv" ? "Förklaring" : "Explanation")}", none, "Antaget i våras.", added],
                [$"{Question("ovrigt").Number} {Question("ovrigt").Label[language]}", none, "<i>Hej</i>", added],
            ],
            cut.FindAll("tbody tr").Select(row => row.Children.Select(Words).ToArray()));
    }

    [Fact]
    public void Where_nothing_differs_there_is_no_table()
    {
        Speak("sv");
        var cut = Show([]);

        Assert.Empty(cut.FindAll("table"));
        Assert.Contains("Inget svar och ingen förklaring skiljer sig åt.", cut.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<DifferenceTable> Show(IReadOnlyList<AnswerDifference> differences) => Render<DifferenceTable>(parameters => parameters
        .Add(p => p.Differences, differences).Add(p => p.From, "Version 1").Add(p => p.To, "Version 2"));
}
