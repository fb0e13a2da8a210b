namespace Kommunenkat.Web.Features.Copies;

/// <summary>Stands for the texts in <c>CopiesTexts.resx</c> (Swedish) and <c>CopiesTexts.en.resx</c>.</summary>
public sealed class CopiesTexts;
