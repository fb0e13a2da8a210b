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
    public void Choosing_a_radio_button_answers()
    {
        var cut = Show("styrdokument_finns", Edit(("styrdokument_finns", "no")));

        cut.Find("input[value=yes]").Change("yes");

        Assert.Equal(["yes"], Saves.Values);
        Assert.Equal(["yes"], Ticked(cut));
    }

    [Fact]
    public void Ticking_and_unticking_boxes_answers_with_all_that_are_ticked()
    {
        var cut = Show("stod_vuxna", Edit());

        cut.Find("input[value=bostad]").Change(true);
        cut.Find("input[value=samtal]").Change(true);
        cut.Find("input[value=bostad]").Change(false);
        cut.Find("input[value=samtal]").Change(false);

        Assert.Equal(["bostad", "samtal|bostad", "samtal", null], Saves.Values);
    }

    [Fact]
    public void An_option_that_stands_alone_unticks_the_others()
    {
        var cut = Show("stod_vuxna", Edit(("stod_vuxna", "samtal|bostad")));

        cut.Find("input[value=none]").Change(true);

        Assert.Equal(["none"], Ticked(cut));
    }

    [Fact]
    public void One_box_too_many_stays_ticked_so_that_the_person_can_choose_which_to_take_away()
    {
        var cut = Show("stodbehov_omraden", Edit(("stodbehov_omraden", "kartlaggning|styrdokument|metoder")));

        cut.Find("input[value=utbildning]").Change(true);

        Assert.Equal(4, Ticked(cut).Length);
        Assert.Empty(Saves.Values);
    }

    private IRenderedComponent<ChoiceInput> Show(string question, ResponseEditor editor, string locale = "sv") =>
        Render<ChoiceInput>(parameters => parameters
            .Add(p => p.Question, (ChoiceQuestion)Question(question))
            .Add(p => p.Editor, editor)
            .Add(p => p.Locale, locale));

    private static Option[] Options(string question) => [.. ((ChoiceQuestion)Question(question)).Options];

    private static string[] Ticked(IRenderedComponent<ChoiceInput> cut) =>
        [.. cut.FindAll("input[checked]").Select(input => input.GetAttribute("value")!)];
}
