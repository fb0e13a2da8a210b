namespace Kommunenkat.Web.Features.Start;

/// <summary>Stands for the texts in <c>StartTexts.resx</c> (Swedish) and <c>StartTexts.en.resx</c>.</summary>
public sealed class StartTexts;
