using Bunit;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class TextInputTests : AnsweringContext
{
    [Theory]
    [InlineData("kontakt_namn", "INPUT", "text", null)]
    [InlineData("kontakt_epost", "INPUT", "email", "email")]
    [InlineData("kartlaggning_ar", "INPUT", "text", "numeric")]
    [InlineData("styrdokument_beslutsdatum", "INPUT", "text", "numeric")]
    [InlineData("ovrigt", "TEXTAREA", null, null)]
    public void The_control_fits_what_is_typed_into_it(string question, string element, string? type, string? inputMode)
    {
        var control = Show(question, Edit()).Find("input, textarea");

        Assert.Equal(element, control.TagName);
        Assert.Equal(type, control.GetAttribute("type"));
        Assert.Equal(inputMode, control.GetAttribute("inputmode"));
    }

    [Fact]
    public void What_is_saved_stands_in_the_field()
    {
        Assert.Equal("250000", Show("budget_belopp", Edit(("budget_belopp", "250000"))).Find("input").GetAttribute("value"));
        Assert.Equal("Inget mer", Show("ovrigt", Edit(("ovrigt", "Inget mer"))).Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Nothing_is_written_into_the_control_once_it_is_there()
    {
        var editor = Edit(("kontakt_namn", "Anna"));
        var cut = Show("kontakt_namn", editor);

        editor.Merge(Saves.Answer("kontakt_namn", "Berit"));
        cut.Render();

        Assert.Equal("Anna", cut.Find("input").GetAttribute("value"));
        Assert.Equal("Berit", cut.Find("[data-item]").GetAttribute("data-text"));
    }

    [Theory]
    [InlineData("sv", "procent av en heltid")]
    [InlineData("en", "per cent of one full-time post")]
    public void A_number_is_followed_by_its_unit(string language, string unit)
    {
        Assert.Equal(unit, Words(Show("samordnare_omfattning", Edit(), language).Find(".text-input-unit")));
    }

    [Theory]
    [InlineData("sv", 90, null)]
    [InlineData("sv", 91, "29 tecken kvar")]
    [InlineData("en", 91, "29 characters left")]
    [InlineData("sv", 120, "0 tecken kvar")]
    [InlineData("sv", 123, "3 tecken för mycket")]
    [InlineData("en", 123, "3 characters too many")]
    public void Characters_are_counted_where_the_limit_is_near(string language, int length, string? counter)
    {
        var editor = Edit();
        editor.Enter(Item("kontakt_namn"), new string('å', length));

        var cut = Show("kontakt_namn", editor, language);

        Assert.Equal(counter, cut.FindAll(".text-input-count").Select(Words).SingleOrDefault());
    }

    [Fact]
    public void A_character_outside_the_basic_plane_counts_once_as_in_the_check()
    {
        var editor = Edit();
        editor.Enter(Item("kontakt_namn"), string.Concat(Enumerable.Repeat("😀", 120)));

        var cut = Show("kontakt_namn", editor);

        Assert.Equal("0 tecken kvar", Words(cut.Find(".text-input-count")));
        Assert.False(cut.Find("input").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void Too_long_a_text_is_kept_whole_in_the_field()
    {
        var editor = Edit();
        editor.Enter(Item("kontakt_namn"), new string('a', 121));

        var cut = Show("kontakt_namn", editor);

        Assert.Equal(121, cut.Find("input").GetAttribute("value")!.Length);
        Assert.Equal("true", cut.Find("input").GetAttribute("aria-invalid"));
        Assert.Empty(Saves.Values);
    }

    private IRenderedComponent<TextInput> Show(string question, ResponseEditor editor, string language = "sv")
    {
        Speak(language);
        return Render<TextInput>(parameters => parameters
            .Add(p => p.Item, Item(question))
            .Add(p => p.Editor, editor)
            .Add(p => p.Locale, language)
            .Add(p => p.InputId, "svar"));
    }
}
