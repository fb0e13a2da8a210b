using Xunit;

namespace Kommunenkat.Web.Tests.Texts;

/// <summary>A text that is missing shows its key to the reader, and only where somebody looks. So every folder's texts are held together here.</summary>
public sealed class TextResourceTests
{
    public static readonly TheoryData<string> Names = [.. TextResource.All.Select(resource => resource.Name)];

    [Fact]
    public void There_are_texts_to_look_at()
    {
        Assert.Contains("AnsweringTexts", TextResource.All.Select(resource => resource.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_same_texts(string name)
    {
        var texts = Find(name);

        Assert.Equal(texts.Swedish.Keys.Order(StringComparer.Ordinal), texts.English.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_is_empty(string name)
    {
        var texts = Find(name);

        Assert.Empty(texts.Swedish.Concat(texts.English).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_languages_have_the_same_placeholders(string name)
    {
        var texts = Find(name);

        Assert.Equal(With(texts.Swedish), With(texts.English));

        static IEnumerable<string> With(IReadOnlyDictionary<string, string> language) =>
            language.Select(text => $"{text.Key}: {string.Join(' ', TextResource.Placeholders(text.Value))}").Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_that_is_asked_for_is_there(string name)
    {
        var texts = Find(name);

        Assert.Equal([], TextUses.OfWeb.Keys(texts).Where(use => !texts.Swedish.ContainsKey(use.Key)));
        Assert.Equal([], TextUses.OfWeb.OpenPrefixes(texts).Where(use => !texts.Swedish.Keys.Any(key => key.StartsWith(use.Prefix, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_used(string name)
    {
        var texts = Find(name);

        Assert.Equal([], texts.Swedish.Keys.Where(key => !TextUses.OfWeb.IsUsed(texts, key)));
    }

    private static TextResource Find(string name) => TextResource.All.Single(resource => resource.Name == name);
}
