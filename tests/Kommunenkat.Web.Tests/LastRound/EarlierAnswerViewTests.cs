using Bunit;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.LastRound;

public sealed class EarlierAnswerViewTests : LastRoundContext
{
    [Theory]
    [InlineData("sv", "2023 svarade ni: Ja", "Inskickat 2023-03-21 av Bo Ek")]
    [InlineData("en", "In 2023 you answered: Yes", "Submitted 21/03/2023 by Bo Ek")]
    public void What_was_answered_is_told_in_words_with_who_and_which_day_in_Sweden(string language, string answer, string by)
    {
        var cut = Show(Edit([("styrgrupp_finns", "yes")]), "styrgrupp_finns", language);

        Assert.Equal(answer, Words(cut.Find(".earlier-lead")));
        Assert.Equal(by, Words(cut.Find(".earlier-by")));
        Assert.Empty(cut.FindAll(".earlier-note"));
    }

    [Fact]
    public void A_question_that_was_not_answered_then_says_nothing_of_it()
    {
        Assert.Empty(Show(Edit([("styrgrupp_finns", "yes")]), "heder_ansvar").FindAll(".earlier, .earlier-button"));
        Assert.Empty(Show(Edit([]), "styrgrupp_finns").FindAll(".earlier"));
    }

    [Fact]
    public void An_answer_is_read_with_the_options_of_its_own_round()
    {
        Assert.Equal("2023 svarade ni: Ja, på deltid", Words(Show(Edit([("samordnare_finns", "yes_part_time")]), "samordnare_finns").Find(".earlier-lead")));
    }

    [Fact]
    public void Pressing_the_button_answers_as_then_and_says_so_and_stands_where_the_button_was()
    {
        var cut = Show(Edit([("styrgrupp_finns", "yes")]), "styrgrupp_finns");
        Assert.Equal("Oförändrat, bekräfta", Words(cut.Find(".earlier-button")));
        Assert.StartsWith("Oförändrat, bekräfta: Finns en styrgrupp", cut.Find(".earlier-button").GetAttribute("aria-label"), StringComparison.Ordinal);

        cut.Find(".earlier-button").Click();

        Assert.Equal(("yes", true), (Saves.Values.Single(), Saves.Changes[0].IsConfirmation));
        Assert.Equal("yes", cut.Find("[data-item]").GetAttribute("data-text"));
        Assert.Equal("Bekräftat oförändrat", Words(cut.Find(".earlier-confirmed")));
        Assert.Empty(cut.FindAll(".earlier-button"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void The_same_answer_given_by_hand_can_still_be_confirmed()
    {
        var cut = Show(Edit([("styrgrupp_finns", "yes")], ("styrgrupp_finns", "yes")), "styrgrupp_finns");
        Assert.Empty(cut.FindAll(".earlier-confirmed"));

        cut.Find(".earlier-button").Click();

        Assert.True(Saves.Changes.Single().IsConfirmation);
        Assert.Single(cut.FindAll(".earlier-confirmed"));
    }

    [Fact]
    public void Another_answer_cannot_be_overwritten_by_one_press()
    {
        var cut = Show(Edit([("styrgrupp_finns", "yes"), ("kartlaggning_ar", "2020")], ("styrgrupp_finns", "no")), "styrgrupp_finns");

        Assert.Single(cut.FindAll(".earlier"));
        Assert.Empty(cut.FindAll(".earlier-button"));
    }

    [Fact]
    public void Another_answer_afterwards_is_no_longer_confirmed()
    {
        var editor = Edit([("styrgrupp_finns", "yes")]);
        var cut = Show(editor, "styrgrupp_finns");
        cut.Find(".earlier-button").Click();

        editor.Enter(Item("styrgrupp_finns"), "no");

        Assert.Empty(cut.FindAll(".earlier-confirmed"));
        Assert.Equal([true, false], Saves.Changes.Select(change => change.IsConfirmation));
    }

    [Fact]
    public void Where_the_database_finds_another_answer_than_the_page_it_is_not_said_to_be_confirmed()
    {
        Saves.Believes = false;
        var cut = Show(Edit([("styrgrupp_finns", "yes")]), "styrgrupp_finns");

        cut.Find(".earlier-button").Click();

        Assert.Empty(cut.FindAll(".earlier-confirmed"));
        Assert.Equal("yes", cut.Find("[data-item]").GetAttribute("data-text"));
    }

    [Theory]
    [InlineData("kartlaggning_i_lagesbild", "yes", "Jämför med försiktighet: Lägesbilden blev ett lagkrav", true)]
    [InlineData("samverkan_overenskommelse", "polis", "Går inte att jämföra: Tiden för uppföljning", false)]
    public void How_far_it_can_be_compared_is_told_and_decides_whether_it_can_be_confirmed(string question, string before, string note, bool confirmable)
    {
        var cut = Show(Edit([(question, before)]), question);

        Assert.StartsWith(note, Words(cut.Find(".earlier-note")), StringComparison.Ordinal);
        Assert.Equal(confirmable ? 1 : 0, cut.FindAll(".earlier-button").Count);
    }

    [Fact]
    public void Who_may_not_edit_has_no_button()
    {
        var cut = Show(Edit(Opened([("styrgrupp_finns", "yes")]) with { CanEdit = false }), "styrgrupp_finns");

        Assert.Single(cut.FindAll(".earlier"));
        Assert.Empty(cut.FindAll("button"));
    }

    [Fact]
    public void A_matrix_tells_each_row_and_confirms_those_that_are_not_answered_otherwise()
    {
        var editor = Edit([("fraga_om_vald.barn_unga", "all"), ("fraga_om_vald.familjeratt", "no"), ("fraga_om_vald.elevhalsa", "suspicion")]);
        var cut = Show(editor, "fraga_om_vald");
        editor.Enter(Item("fraga_om_vald", "familjeratt"), "all");
        Assert.Equal(
            ["Social barn- och ungdomsvård: Ja, till alla enligt rutin", "Familjerätt: Nej", "Elevhälsa: Ja, vid misstanke"],
            cut.FindAll(".earlier-rows > div").Select(row => $"{Words(row.Children[0])}: {Words(row.Children[1])}"));
        Assert.Equal("Bekräfta övriga rader oförändrade", Words(cut.Find(".earlier-button")));

        cut.Find(".earlier-button").Click();

        Assert.Equal(["all", "all", "suspicion"], Saves.Values);
        Assert.Equal([false, true, true], Saves.Changes.Select(change => change.IsConfirmation));
        Assert.Equal("2 av 3 rader är bekräftade oförändrade", Words(cut.Find(".earlier-confirmed")));
        Assert.Equal("all", editor[Item("fraga_om_vald", "familjeratt")].Text);
    }

    [Fact]
    public void A_long_text_is_folded()
    {
        var cut = Show(Edit([("ovrigt", string.Concat(Enumerable.Repeat("Mycket att säga. ", 20)))]), "ovrigt");

        Assert.Equal("Visa vad ni svarade 2023", Words(cut.Find("details > summary")));
        Assert.StartsWith("Mycket att säga.", Words(cut.Find("details .earlier-value")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_being_typed_is_replaced_only_when_it_was_empty()
    {
        var editor = Edit([("ovrigt", "Inget")]);
        var cut = Show(editor, "ovrigt");

        editor.Enter(Item("ovrigt"), "N");
        Assert.Empty(cut.FindAll(".earlier-button"));
        editor.Enter(Item("ovrigt"), "");
        cut.Find(".earlier-button").Click();

        Assert.Equal(["N", null, "Inget"], Saves.Values);
        Assert.Equal("Inget", editor[Item("ovrigt")].Text);
    }

    [Fact]
    public void What_is_confirmed_while_the_same_answer_is_on_its_way_is_confirmed_after_it()
    {
        var editor = Edit([("styrgrupp_finns", "yes")]);
        Saves.Hold();
        editor.Enter(Item("styrgrupp_finns"), "yes");

        editor.Confirm([Item("styrgrupp_finns")]);
        Saves.Release();

        Assert.Equal([(0, false), (1, true)], Saves.Changes.Select(change => (change.ExpectedVersion, change.IsConfirmation)));
        Assert.True(editor[Item("styrgrupp_finns")].IsConfirmed);
    }
}
