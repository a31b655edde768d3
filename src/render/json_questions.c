/* What to ask of a need, in the JSON format. */
#include "json_need.h"

/* Only figures have ends, and an open one is null. */
static void put_end(const struct json *json, cJSON *object, const char *key,
                    const struct vpca_report_answer *from, int64_t end)
{
    if (from->figures && end != VPCA_INFINITE)
        json_put_number(json, object, key, end);
    else
        json_put_null(json, object, key);
}

static void put_answers(const struct json *json, cJSON *question,
                        const struct vpca_report_question *from)
{
    cJSON *array = json_put_array(json, question, "answers");

    for (size_t i = 0; i < from->answer_count; i++) {
        const struct vpca_report_answer *answer = &from->answers[i];
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "when", answer->when);
        json_put_text(json, object, "first", answer->first);
        json_put_text(json, object, "backup", answer->backup);
        json_put_text(json, object, "status", answer->status);
        put_end(json, object, "low", answer, answer->low);
        put_end(json, object, "high", answer, answer->high);
        json_put_flag(json, object, "exact", answer->exact);
    }
}

void json_put_questions(const struct json *json, cJSON *need,
                        const struct vpca_report_need *from)
{
    cJSON *array = json_put_array(json, need, "questions");

    for (size_t i = 0; i < from->question_count; i++) {
        const struct vpca_report_question *question = &from->questions[i];
        const struct vpca_report_note *note = &question->note;
        cJSON *object = json_push_object(json, array);

        json_put_text(json, object, "text", note->text);
        json_put_text(json, object, "fact", note->fact);
        json_put_texts(json, object, "members", note->members,
                       note->member_count);
        json_put_basis(json, object, &note->basis);
        json_put_text(json, object, "path", question->path);
        json_put_text(json, object, "effect", question->effect);
        json_put_text(json, object, "with", question->with);
        json_put_text(json, object, "consequence", question->consequence);
        put_answers(json, object, question);
    }
}
