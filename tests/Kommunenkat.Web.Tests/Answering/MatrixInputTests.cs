using Bunit;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class MatrixInputTests : AnsweringContext
{
    private static readonly MatrixQuestion Matrix = (MatrixQuestion)Question("prevention_nivaer");

    [Theory]
    [InlineData("sv")]
    [InlineData("en")]
    public void Every_row_is_a_group_named_by_the_row(string locale)
    {
        var cut = Show(Edit(), locale);

        Assert.Equal(
            Matrix.Rows.Select(row => row.Label[locale]),
            cut.FindAll("[role=radiogroup]").Select(group => Words(cut.Find($"[id='{group.GetAttribute("aria-labelledby")}']"))));
    }

    [Fact]
    public void Every_button_has_its_label_in_words_though_the_heading_shows_it_too()
    {
        var cut = Show(Edit());

        Assert.All(cut.FindAll("[role=radiogroup]"), group =>
            Assert.Equal(Matrix.Options.Select(option => option.Label["sv"]), group.QuerySelectorAll("label").Select(Words)));
        Assert.Equal("true", cut.Find(".matrix-head").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Rows_are_items_of_their_own()
    {
        var editor = Edit();
        editor.Enter(Matrix.Items[0], "planned");

        var cut = Show(editor);

        Assert.Equal(Matrix.Items.Select(item => item.Key.ToString()), cut.FindAll("[data-item]").Select(row => row.GetAttribute("data-item")));
        Assert.Equal([$"{Matrix.Items[0].Key}=planned"], cut.FindAll("input[checked]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }

    private IRenderedComponent<MatrixInput> Show(ResponseEditor editor, string locale = "sv") =>
        Render<MatrixInput>(parameters => parameters.Add(p => p.Question, Matrix).Add(p => p.Editor, editor).Add(p => p.Locale, locale));
}
