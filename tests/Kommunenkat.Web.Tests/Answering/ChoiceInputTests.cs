using Bunit;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class ChoiceInputTests : AnsweringContext
{
    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void One_of_several_is_a_radio_button_with_its_label(string locale)
    {
        var cut = Show("styrdokument_finns", Edit(), locale);

        Assert.Equal(Options("styrdokument_finns").Select(option => option.Label[locale]), cut.FindAll("label").Select(Words));
        Assert.Equal(Options("styrdokument_finns").Select(option => option.Key), cut.FindAll("label > input[type=radio]").Select(input => input.GetAttribute("value")));
        Assert.All(cut.FindAll("input"), input => Assert.Equal("styrdokument_finns", input.GetAttribute("name")));
    }

    [Fact]
    public void Any_of_several_are_check_boxes()
    {
        var cut = Show("stod_vuxna", Edit());

        Assert.Equal(Options("stod_vuxna").Length, cut.FindAll("label > input[type=checkbox]").Count);
        Assert.Empty(cut.FindAll("input[type=radio]"));
    }

    [Fact]
    public void What_is_answered_is_ticked_and_nothing_else()
    {
        Assert.Equal(["no"], Ticked(Show("styrdokument_finns", Edit(("styrdokument_finns", "no")))));
        Assert.Equal(["samtal", "bostad"], Ticked(Show("stod_vuxna", Edit(("stod_vuxna", "samtal|bostad")))));
        Assert.Empty(Ticked(Show("stod_vuxna", Edit())));
    }

    [Fact]
    public void Options_that_stand_alone_are_marked_for_the_browser()
    {
        var alone = Show("stod_vuxna", Edit()).FindAll("input[data-exclusive]").Select(input => input.GetAttribute("value"));

        Assert.Equal(Options("stod_vuxna").Where(option => option.Exclusive).Select(option => option.Key), alone);
    }

    [Fact]
    public void The_browser_is_told_what_is_taken_and_what_is_safe_and_ticks_for_itself()
    {
        var editor = Edit(("styrdokument_finns", "no"));
        var cut = Show("styrdokument_finns", editor);
        Assert.Equal(("styrdokument_finns", "no", "1", "0", "true"), Told(cut));

        Saves.Hold();
        editor.Take(Item("styrdokument_finns").Key, "yes", 1, 7, ["yes"]);
        cut.Render();
        Assert.Equal(("styrdokument_finns", "yes", "1", "7", "false"), Told(cut));
        Saves.Release();
        cut.Render();

        Assert.Equal(("styrdokument_finns", "yes", "2", "7", "true"), Told(cut));
        Assert.Equal(["no"], Ticked(cut));
    }

    private IRenderedComponent<ChoiceInput> Show(string question, ResponseEditor editor, string locale = "sv") =>
        Render<ChoiceInput>(parameters => parameters
            .Add(p => p.Question, (ChoiceQuestion)Question(question))
            .Add(p => p.Editor, editor)
            .Add(p => p.Locale, locale));

    private static Option[] Options(string question) => [.. ((ChoiceQuestion)Question(question)).Options];

    private static string[] Ticked(IRenderedComponent<ChoiceInput> cut) =>
        [.. cut.FindAll("input[checked]").Select(input => input.GetAttribute("value")!)];

    private static (string?, string?, string?, string?, string?) Told(IRenderedComponent<ChoiceInput> cut)
    {
        var element = cut.Find("[data-item]");
        return (element.GetAttribute("data-item"), element.GetAttribute("data-text"), element.GetAttribute("data-version"),
            element.GetAttribute("data-taken"), element.GetAttribute("data-settled"));
    }
}
