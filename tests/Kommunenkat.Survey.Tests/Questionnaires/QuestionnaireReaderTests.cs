using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

public sealed class QuestionnaireReaderTests
{
    [Theory]
    [InlineData("2023", 50, 77, 20)]
    [InlineData("2025", 70, 102, 24)]
    public void The_reference_questionnaires_are_without_fault(string round, int questions, int items, int indicators)
    {
        var reading = QuestionnaireReader.Read(ReferenceFiles.Questionnaire(round));

        Assert.Empty(reading.Faults);
        Assert.Equal(questions, reading.Questionnaire!.Questions.Length);
        Assert.Equal(items, reading.Questionnaire.Items.Length);
        Assert.Equal(indicators, reading.Questionnaire.Indicators.Length);
        Assert.Equal(round, reading.Questionnaire.Round);
    }

    [Fact]
    public void The_specimen_that_other_tests_damage_is_without_fault()
    {
        Assert.Empty(Specimen.File().Check().Faults);
    }

    [Fact]
    public void Limits_that_meet_are_narrow_but_no_fault()
    {
        var file = Specimen.File()
            .Set("question(means).constraints", """{"minSelected":2,"maxSelected":2}""")
            .Set("question(amount).constraints.min", "100")
            .Set("question(since).constraints.min", "\"2025-12-31\"");

        Assert.Empty(file.Check().Faults);
    }

    [Fact]
    public void Questions_and_items_know_their_place()
    {
        var questionnaire = Specimen.File().Read();

        Assert.Equal(
            ["level", "means", "forms.x", "forms.y", "amount", "since", "note", "mail", "follow", "last"],
            questionnaire.Items.Select(item => item.Key.ToString()));
        Assert.Equal(Enumerable.Range(0, 10), questionnaire.Items.Select(item => item.Index));
        Assert.Equal(Enumerable.Range(0, 9), questionnaire.Questions.Select(question => question.Index));
        Assert.Equal(["main", "second"], questionnaire.Sections.Select(section => section.Key));
    }

    [Fact]
    public void Things_are_found_by_key_and_what_is_not_there_is_null()
    {
        var questionnaire = Specimen.File().Read();

        Assert.Equal("x", questionnaire.FindItem(new ItemKey("forms", "x"))?.Row?.Key);
        Assert.IsType<DateQuestion>(questionnaire.FindQuestion("since"));
        Assert.Equal("2", questionnaire.FindSection("second")?.Number);
        Assert.Equal("main", questionnaire.FindSectionOf("level")?.Key);
        Assert.Equal("second", questionnaire.FindSectionOf("last")?.Key);
        Assert.Equal("share", questionnaire.FindIndicator("share")?.Key);
        Assert.Null(questionnaire.FindItem(new ItemKey("forms")));
        Assert.Null(questionnaire.FindQuestion("Level"));
        Assert.Null(questionnaire.FindSection("third"));
        Assert.Null(questionnaire.FindSectionOf("nothing"));
        Assert.Null(questionnaire.FindIndicator("nothing"));
    }

    [Fact]
    public void A_text_that_lacks_a_language_answers_in_the_default_one()
    {
        var questionnaire = Specimen.File().Read();

        Assert.Equal("title", questionnaire.Title["sv"]);
        Assert.Equal("title (en)", questionnaire.Title["en"]);
        Assert.Equal("title", questionnaire.Title["fi"]);
    }

    [Fact]
    public void An_indicator_is_published_no_further_than_the_most_private_of_its_questions()
    {
        var questionnaire = Specimen.File()
            .Set("question(level).publish", "\"aggregate\"")
            .Indicators(Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited")))
            .Read();

        Assert.Equal(Publication.Aggregate, questionnaire.FindIndicator("share")!.Publish);
        Assert.Equal(Publication.Aggregate, questionnaire.FindIndicator("strength")!.Publish);
        Assert.Equal(Publication.Municipality, questionnaire.FindIndicator("average")!.Publish);
        Assert.Equal(Publication.Municipality, questionnaire.FindIndicator("response")!.Publish);
    }

    [Fact]
    public void An_indicator_is_published_no_further_than_what_decides_whether_its_questions_are_shown()
    {
        var questionnaire = QuestionnaireFile
            .OfRound(
                "2025",
                Ask.Single("private", "yes", "no"),
                Ask.Single("between", "yes", "no").ShownIf(Rule.Is("private", "yes")),
                Ask.Single("asked", "yes", "no").ShownIf(Rule.Is("between", "yes")),
                Ask.Single("open", "yes", "no"))
            .Set("question(private).publish", "\"aggregate\"")
            .Indicators(
                Figure.Percent("asked", Rule.Is("asked", "yes"), Rule.Answered("asked")),
                Figure.Percent("open", Rule.Is("open", "yes"), Rule.Answered("open")))
            .Read();

        Assert.Equal(Publication.Aggregate, questionnaire.FindIndicator("asked")!.Publish);
        Assert.Equal(Publication.Municipality, questionnaire.FindIndicator("open")!.Publish);
    }
}
