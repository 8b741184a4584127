using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dashboard.Web.Hosting;

/// <summary>Reads settings and collects what is wrong with them, so that a person is told everything at once.</summary>
internal sealed class SettingsCheck(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>The text of a setting; nothing when it is not given or empty.</summary>
    public string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key];

    /// <summary>A setting that is one of a few words.</summary>
    public T Word<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        // By name only: a number would be taken for any word there is, or for none.
        var index = Array.FindIndex(Enum.GetNames<T>(), name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            return Enum.GetValues<T>()[index];
        }

        Fault($"{key} must be one of {string.Join(", ", Enum.GetNames<T>())}, not '{text}'.");
        return otherwise;
    }

    /// <summary>A setting that is true or false.</summary>
    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Fault($"{key} must be true or false, not '{text}'.");
        return otherwise;
    }

    /// <summary>Checks a section that is bound to options: that every value fits its type, and the options' own rules.</summary>
    public void Section<TOptions>(string name)
        where TOptions : class, new()
    {
        var options = new TOptions();
        foreach (var property in typeof(TOptions).GetProperties().Where(property => property.CanWrite))
        {
            var value = configuration.GetSection($"{name}:{property.Name}");
            if (value.Value is null)
            {
                continue;
            }

            try
            {
                property.SetValue(options, value.Get(property.PropertyType));
            }
            catch (InvalidOperationException)
            {
                Fault($"{value.Path} cannot be '{value.Value}': {Expected(property.PropertyType)} is expected.");
            }
        }

        var results = new List<ValidationResult>();
        var context = new ValidationContext(options);
        if (Validator.TryValidateObject(options, context, results, validateAllProperties: true) is false &&
            options is IValidatableObject own)
        {
            // The validator asks the object itself only when every attribute is content.
            results.AddRange(own.Validate(context).Where(result => results.TrueForAll(found => found.ErrorMessage != result.ErrorMessage)));
        }

        _faults.AddRange(results.Select(result => result.ErrorMessage ?? $"{name} is at fault."));
    }

    public void Fault(string sentence) => _faults.Add(sentence);

    /// <exception cref="StartException">Something was wrong.</exception>
    public void ThrowIfAnyFault()
    {
        if (_faults.Count > 0)
        {
            throw new StartException(_faults, ExitCode.Usage);
        }
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "a time such as 00:05:00",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(decimal) || type == typeof(double) => string.Create(CultureInfo.InvariantCulture, $"a number such as {0.08}"),
        _ => $"a {type.Name}",
    };
}
