namespace Kommunenkat.App.Exchange.Uploads;

/// <summary>What is said of a file that was handed in: in the page's language to who sent it by a page, in English in terminals.</summary>
public sealed record RemarkText(string Swedish, string English)
{
    /// <param name="language">"sv"; anything else is English.</param>
    public string this[string language] => language == "sv" ? Swedish : English;
}
