namespace Kommunenkat.Web.Features.Geography;

/// <summary>Stands for the texts in <c>GeographyTexts.resx</c> (Swedish) and <c>GeographyTexts.en.resx</c>.</summary>
public sealed class GeographyTexts;
